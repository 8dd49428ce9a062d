/**
 * Backend of the tenancy plugin.
 *
 * @packageDocumentation
 */
export { tenancyPlugin as default } from './plugin';
