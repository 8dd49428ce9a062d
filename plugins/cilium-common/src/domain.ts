export { compile } from './compile/compile';
