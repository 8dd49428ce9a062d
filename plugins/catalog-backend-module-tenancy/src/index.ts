/**
 * The catalog's entities of the platform's tenants, from the GitOps tree.
 *
 * @packageDocumentation
 */
export { catalogModuleTenancy as default } from './module';
