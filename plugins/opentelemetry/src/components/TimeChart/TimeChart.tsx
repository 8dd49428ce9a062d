import { useId, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Popover, Text } from '@backstage/ui';
import {
  Exemplar,
  FigureOrigin,
  QueryUnit,
} from '@socle/plugin-opentelemetry-common';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { Origin } from '../Origin';
import { newestOf } from './chartRows';
import { AlertMark, DeployMark } from './marks';
import { Plot, PlottedSeries, strokeOf } from './Plot';
import { ChartTable } from './ChartTable';
import styles from './TimeChart.module.css';

/** A line, and what it is read from. */
export interface ChartSeries extends PlottedSeries {
  origin?: FigureOrigin;
}

function WhatIsThis({ series }: { series: ChartSeries }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { origin, label } = series;
  return (
    origin && (
      <>
        <Button
          ref={trigger}
          size="small"
          variant="tertiary"
          aria-haspopup="dialog"
          aria-label={t('chart.whatIs', { label })}
          onPress={() => setOpen(true)}
        >
          ?
        </Button>
        <Popover
          triggerRef={trigger}
          isOpen={isOpen}
          onOpenChange={setOpen}
          aria-label={t('figure.about', { label })}
        >
          <Origin title={label} origin={origin} />
        </Popover>
      </>
    )
  );
}

function Key({ series, unit }: { series: ChartSeries; unit: QueryUnit }) {
  const words = useWords();
  return (
    <li className={styles.line}>
      <svg width="20" height="8" aria-hidden>
        <line x1="0" x2="20" y1="4" y2="4" {...strokeOf(series.tone)} />
      </svg>
      {series.label}
      <strong className={styles.newest}>
        {words.figure({ value: newestOf(series.points), unit })}
      </strong>
      <WhatIsThis series={series} />
    </li>
  );
}

/** Lines over time with deployments and alerts, and the same facts as a table. */
export function TimeChart(props: {
  title: string;
  unit: QueryUnit;
  series: readonly ChartSeries[];
  /** Seconds since 1970. */
  from: number;
  to: number;
  deploys?: readonly DeployMark[];
  alerts?: readonly AlertMark[];
  exemplars?: readonly Exemplar[];
}) {
  const { title, unit, series, from, to } = props;
  const { deploys = [], alerts = [], exemplars = [] } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const heading = useId();
  const isEmpty = series.every(({ points }) =>
    points.every(([, value]) => value === null),
  );
  const traces = exemplars.filter(({ url }) => url);
  return (
    <section className={styles.root} aria-labelledby={heading}>
      <Text as="h4" variant="body-medium" weight="bold" id={heading}>
        {title}
      </Text>
      <ul className={styles.key}>
        {series.map(one => (
          <Key key={one.id} series={one} unit={unit} />
        ))}
      </ul>
      {isEmpty ? (
        <p className={styles.empty}>{t('chart.empty')}</p>
      ) : (
        <Plot
          title={t('chart.label', { title })}
          unit={unit}
          series={series}
          from={from}
          to={to}
          deploys={deploys}
          alerts={alerts}
        />
      )}
      {!isEmpty && (
        <details className={styles.details}>
          <summary>{t('chart.asTable')}</summary>
          <ChartTable
            title={title}
            unit={unit}
            series={series}
            deploys={deploys}
            alerts={alerts}
          />
        </details>
      )}
      {traces.length > 0 && (
        <details className={styles.details}>
          <summary>{t('chart.traces', { count: traces.length })}</summary>
          <ul className={styles.traces}>
            {traces.map(({ traceId, url, at, value }) => (
              <li key={`${traceId} ${at}`}>
                <Link href={url} target="_blank">
                  {t('chart.trace', {
                    value: words.value(value, unit),
                    time: words.clock(at),
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
