/**
 * Clients of the tenancy plugins.
 *
 * @packageDocumentation
 */
export * from './registry';
export * from './changes';
export * from './forges';
export * from './permissions';
export * from './requested';
export * from './reviews';
