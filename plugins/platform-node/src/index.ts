/**
 * Services that every Socle backend shares.
 *
 * @packageDocumentation
 */
export * from './clusters';
export { readPlatformConfig } from './config';
export type { PlatformConfig } from './config';
export * from './http';
export * from './scope';
export * from './tenants';
