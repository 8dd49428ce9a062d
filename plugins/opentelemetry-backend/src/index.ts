/**
 * Backend of the OpenTelemetry plugin: how healthy services are, from Prometheus, and how telemetry itself is.
 *
 * @packageDocumentation
 */
export { opentelemetryPlugin as default } from './plugin';
