/**
 * How healthy things are by their own telemetry, and how the telemetry itself is.
 *
 * @packageDocumentation
 */
export * from './api';
export { opentelemetryPlugin as default } from './plugin';
export { useHealth } from './hooks/useHealth';
export { HealthVerdict } from './components/HealthVerdict';
export { healthTranslationRef } from './translations/healthTranslationRef';
