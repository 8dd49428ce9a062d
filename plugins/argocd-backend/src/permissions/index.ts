export { applicationResourceRef } from './applicationResource';
export type { ApplicationResource } from './applicationResource';
export { registerPermissions } from './registerPermissions';
