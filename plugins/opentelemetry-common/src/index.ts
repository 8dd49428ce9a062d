/**
 * The domain of service health: what is measured, what it means, and which objectives hold.
 *
 * @packageDocumentation
 */
export {};
