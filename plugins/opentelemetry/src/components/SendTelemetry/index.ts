export { SendTelemetry } from './SendTelemetry';
