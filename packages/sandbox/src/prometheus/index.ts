export { createPrometheus } from './createPrometheus';
export type { Prometheus } from './createPrometheus';
export { startPrometheuses } from './startPrometheuses';
