export { TelemetryPage } from './TelemetryPage';
