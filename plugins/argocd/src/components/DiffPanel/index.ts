export { DiffPanel } from './DiffPanel';
