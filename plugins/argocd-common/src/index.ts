/**
 * The domain of delivery: what Argo CD says of an entity, what it means, and why. Pure functions over what was read.
 *
 * @packageDocumentation
 */
export * from './domain';
