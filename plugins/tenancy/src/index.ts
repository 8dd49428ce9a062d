/**
 * Pages and cards about tenants.
 *
 * @packageDocumentation
 */
export { tenancyPlugin as default } from './plugin';
