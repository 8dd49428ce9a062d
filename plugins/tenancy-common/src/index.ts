/**
 * Types and permissions of the tenancy plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './environments';
export * from './environmentState';
export { describeNetwork } from './network/describeNetwork';
export type { NetworkRule } from './network/describeNetwork';
export * from './permissions';
export * from './quantity';
export * from './quotaLines';
export * from './domain';
