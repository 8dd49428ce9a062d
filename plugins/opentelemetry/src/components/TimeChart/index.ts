export { alertMarks, deployMarks } from './marks';
export { TimeChart } from './TimeChart';
export type { ChartSeries } from './TimeChart';
