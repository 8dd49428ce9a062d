/**
 * The domain of network policies: what Cilium lets through, and why. Pure functions over what was read.
 *
 * @packageDocumentation
 */
export * from './domain';
