/**
 * Types and permissions of the tenancy plugin.
 *
 * @packageDocumentation
 */
export * from './environments';
