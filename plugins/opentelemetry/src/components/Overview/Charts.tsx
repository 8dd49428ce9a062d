import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chart,
  HealthDetail,
  LineId,
} from '@socle/plugin-opentelemetry-common';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { alertMarks, ChartSeries, deployMarks, TimeChart } from '../TimeChart';
import styles from './Overview.module.css';

const tones: Record<LineId, ChartSeries['tone']> = {
  requests: 'main',
  failures: 'failed',
  failureRatio: 'failed',
  p50: 'lower',
  p95: 'main',
  p99: 'upper',
};

/** Rate, errors and durations over the range, with what was deployed and what fired meanwhile. */
export function Charts({ detail }: { detail: HealthDetail }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { charts, range, deploys, alertSpans } = detail;
  const from = Date.parse(range.from) / 1_000;
  const to = Date.parse(range.to) / 1_000;
  const hasKinds = new Set(charts.map(({ kind }) => kind)).size > 1;
  const titleOf = ({ id, kind }: Chart) =>
    hasKinds
      ? t('chart.ofKind', { title: t(`chart.${id}`), kind })
      : t(`chart.${id}`);
  return (
    <div className={styles.charts}>
      {charts.map(chart => (
        <TimeChart
          key={`${chart.kind} ${chart.id}`}
          title={titleOf(chart)}
          unit={chart.unit}
          from={from}
          to={to}
          deploys={deployMarks(deploys, { from, to })}
          alerts={alertMarks(alertSpans, { from, to })}
          exemplars={chart.exemplars}
          series={chart.lines.map(({ id, points, origin }) => ({
            id,
            label: t(`line.${id}`),
            tone: tones[id],
            points,
            origin,
          }))}
        />
      ))}
    </div>
  );
}
