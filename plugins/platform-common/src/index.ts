/**
 * Words that every Socle plugin shares.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './labelSelector';
export * from './phrase';
export * from './resolveScope';
export * from './scope';
export * from './status';
export * from './tenants';
