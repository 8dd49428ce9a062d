export { createPrometheus } from './createPrometheus';
export type { Prometheus } from './createPrometheus';
export { startPrometheuses } from './startPrometheuses';
export { seededServices } from './series/seededServices';
export type { SeededService } from './series/seededServices';
