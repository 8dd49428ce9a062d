/**
 * Words that every Socle plugin shares.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './scope';
export * from './status';
