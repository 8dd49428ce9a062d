export { isServiceOwner } from './rules';
export { serviceResourceRef } from './serviceResource';
export type { ServiceResource } from './serviceResource';
