/**
 * How healthy things are by their own telemetry, and how the telemetry itself is.
 *
 * @packageDocumentation
 */
export * from './api';
