import { QueryUnit } from '@socle/plugin-opentelemetry-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { useLanguage } from '@socle/plugin-platform-react';
import { tickText, timeTicks } from '../../format/timeTicks';
import { useWords } from '../../hooks/useWords';
import { ChartRow, chartRows, lonePoints, Series } from './chartRows';
import { AlertMark, DeployMark } from './marks';
import styles from './TimeChart.module.css';

/** How a line is drawn: one hue for a quantity, told apart by weight and dashes; red for what failed. */
export type Tone = 'main' | 'upper' | 'lower' | 'failed';

export interface PlottedSeries extends Series {
  tone: Tone;
}

const strokes: Record<
  Tone,
  { stroke: string; strokeWidth: number; strokeDasharray?: string }
> = {
  main: { stroke: 'var(--bui-accent-bg)', strokeWidth: 2 },
  upper: {
    stroke: 'var(--bui-accent-bg)',
    strokeWidth: 1.5,
    strokeDasharray: '2 3',
  },
  lower: {
    stroke: 'var(--bui-accent-bg)',
    strokeWidth: 1.5,
    strokeDasharray: '7 4',
  },
  failed: { stroke: 'var(--bui-fg-negative)', strokeWidth: 2 },
};

export const strokeOf = (tone: Tone) => strokes[tone];

const text = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };

/** The part of a chart that is drawn. Arrow keys move along it. */
export function Plot(props: {
  title: string;
  unit: QueryUnit;
  series: readonly PlottedSeries[];
  from: number;
  to: number;
  deploys: readonly DeployMark[];
  alerts: readonly AlertMark[];
}) {
  const { title, unit, series, from, to, deploys, alerts } = props;
  const language = useLanguage();
  const words = useWords();
  const rows = chartRows(series);
  const zone = -new Date(to * 1_000).getTimezoneOffset() * 60;
  const told = ({
    active,
    label,
  }: Pick<TooltipContentProps, 'active' | 'label'>) => {
    const row = rows.find(({ at }) => at === label);
    return active && row ? (
      <div className={styles.told} role="status">
        <span className={styles.moment}>{words.clock(row.at)}</span>
        {series.map(one => (
          <span key={one.id}>
            {one.label}: {words.figure({ value: row.values[one.id], unit })}
          </span>
        ))}
      </div>
    ) : null;
  };
  return (
    <ResponsiveContainer
      width="100%"
      height={200}
      initialDimension={{ width: 480, height: 200 }}
    >
      <LineChart
        data={rows}
        margin={{ top: 18, right: 12, bottom: 0, left: 0 }}
        title={title}
        aria-label={title}
      >
        <CartesianGrid vertical={false} stroke="var(--bui-border-1)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[from, to]}
          allowDataOverflow
          ticks={timeTicks({ from, to, zone, maximum: 6 })}
          tickFormatter={at => tickText(at, to - from, language)}
          tick={text}
          stroke="var(--bui-border-2)"
        />
        <YAxis
          width={64}
          domain={[(least: number) => Math.min(0, least), 'auto']}
          tickFormatter={value => words.value(value, unit)}
          tickCount={4}
          tick={text}
          stroke="none"
        />
        {alerts.map(({ from: start, to: end, label }) => (
          <ReferenceArea
            key={`${label} ${start}`}
            x1={start}
            x2={end}
            fill="var(--bui-fg-negative)"
            fillOpacity={0.1}
            stroke="none"
          />
        ))}
        {series.map(({ id, label, tone, points }) => {
          const lone = lonePoints(points);
          return (
            <Line
              key={id}
              name={label}
              dataKey={(row: ChartRow) => row.values[id]}
              type="linear"
              isAnimationActive={false}
              connectNulls={false}
              activeDot={{ r: 3 }}
              dot={({ key, cx, cy, payload }) =>
                lone.has(payload.at) && typeof cy === 'number' ? (
                  <circle
                    key={key}
                    cx={cx}
                    cy={cy}
                    r={2}
                    fill={strokes[tone].stroke}
                  />
                ) : (
                  <g key={key} />
                )
              }
              {...strokes[tone]}
            />
          );
        })}
        {deploys.map(({ at, label, shownLabel }) => (
          <ReferenceLine
            key={`${at} ${label}`}
            x={at}
            stroke="var(--bui-fg-primary)"
            strokeDasharray="4 3"
            label={
              shownLabel && {
                value: `▾ ${shownLabel.slice(0, 12)}`,
                position: 'top',
                fill: 'var(--bui-fg-primary)',
                fontSize: 12,
              }
            }
          />
        ))}
        <Tooltip
          content={told}
          isAnimationActive={false}
          cursor={{ stroke: 'var(--bui-border-2)' }}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
