/**
 * The domain of network policies: what Cilium lets through, and why. Pure functions over what was read; the types of the
 * backend's answers, and its permissions.
 *
 * @packageDocumentation
 */
export * from './domain';
export * from './api';
export * from './permissions';
