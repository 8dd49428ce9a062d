import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TenantCardinality } from '@socle/plugin-opentelemetry-common';
import { EntityLink, useLanguage } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import styles from './TelemetryPage.module.css';

/** How many series each tenant has, the most first. */
export function Cardinality(props: {
  cardinality: readonly TenantCardinality[];
}) {
  const { t } = useTranslationRef(healthTranslationRef);
  const language = useLanguage();
  const most = Math.max(1, ...props.cardinality.map(({ series }) => series));
  const count = (value: number) =>
    new Intl.NumberFormat(language).format(value);
  return props.cardinality.length === 0 ? null : (
    <FactTable<TenantCardinality>
      title={t('platform.cardinality')}
      note={t('platform.cardinalityNote')}
      keyOf={({ tenant }) => tenant}
      rows={props.cardinality}
      columns={[
        {
          id: 'tenant',
          label: t('platform.tenant'),
          render: ({ tenant }) => (
            <EntityLink entityRef={`system:default/${tenant}`} />
          ),
        },
        {
          id: 'series',
          label: t('platform.seriesColumn'),
          isNumeric: true,
          render: ({ series }) => count(series),
        },
        {
          id: 'bar',
          label: t('platform.share'),
          isMinor: true,
          render: ({ series }) => (
            <div className={styles.track} aria-hidden>
              <div
                className={styles.bar}
                style={{ inlineSize: `${(100 * series) / most}%` }}
              />
            </div>
          ),
        },
        {
          id: 'environments',
          label: t('platform.byEnvironment'),
          render: ({ environments }) =>
            environments
              .map(({ name, series }) => `${name}: ${count(series)}`)
              .join(', '),
        },
      ]}
    />
  );
}
