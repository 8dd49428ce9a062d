import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QueryUnit } from '@socle/plugin-opentelemetry-common';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { ChartRow, chartRows, rowOf, Series } from './chartRows';
import { AlertMark, DeployMark } from './marks';

/** What a chart draws, to be read: the newest first, with what happened between two moments. */
export function ChartTable(props: {
  title: string;
  unit: QueryUnit;
  series: readonly Series[];
  deploys: readonly DeployMark[];
  alerts: readonly AlertMark[];
}) {
  const { title, unit, series, deploys, alerts } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const rows = chartRows(series);
  const happened = ({ at }: ChartRow) => [
    ...deploys
      .filter(deploy => rowOf(rows, deploy.at) === at)
      .map(({ label }) => t('chart.deployed', { label })),
    ...alerts
      .filter(alert => alert.from <= at && alert.to >= at)
      .map(({ label }) => t('chart.fires', { label })),
  ];
  return (
    <FactTable<ChartRow>
      title={t('chart.table', { title })}
      hideTitle
      keyOf={({ at }) => String(at)}
      rows={[...rows].reverse()}
      columns={[
        {
          id: 'at',
          label: t('chart.time'),
          render: ({ at }) => words.clock(at),
        },
        ...series.map(({ id, label }) => ({
          id,
          label,
          isNumeric: true,
          render: ({ values }: ChartRow) =>
            words.figure({ value: values[id], unit }),
        })),
        {
          id: 'happened',
          label: t('chart.happened'),
          render: row => happened(row).join(' '),
        },
      ]}
    />
  );
}
