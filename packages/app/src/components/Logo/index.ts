export { LogoFull } from './LogoFull';
export { LogoIcon } from './LogoIcon';
