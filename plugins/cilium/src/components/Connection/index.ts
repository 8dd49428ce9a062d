export { Connection } from './Connection';
export type { ShownEnd } from './Connection';
export { endOf, portOf } from './endOf';
