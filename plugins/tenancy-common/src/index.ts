/**
 * Types and permissions of the tenancy plugin.
 *
 * @packageDocumentation
 */
export * from './environments';
export * from './environmentState';
export * from './permissions';
export * from './quantity';
export * from './quotaLines';
export * from './domain';
