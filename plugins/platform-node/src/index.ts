/**
 * Services that every Socle backend shares.
 *
 * @packageDocumentation
 */
export * from './tenants';
