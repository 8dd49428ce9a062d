/**
 * The permission policy of a platform: owners, operators and administrators.
 *
 * @packageDocumentation
 */
export { permissionModulePlatform as default } from './module';
