/**
 * Services that every Socle backend shares.
 *
 * @packageDocumentation
 */
export * from './clusters';
export * from './scope';
export * from './tenants';
