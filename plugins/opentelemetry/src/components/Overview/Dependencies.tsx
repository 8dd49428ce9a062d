import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dependency } from '@socle/plugin-opentelemetry-common';
import { compareStatus } from '@socle/plugin-platform-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { FigureValue } from '../FigureValue';
import styles from './Overview.module.css';

const status = ({ level }: Dependency) => ({
  level,
  reason: '',
  observedAt: '',
});

/** Whom the service asks, and how that goes, the worst first. */
export function Dependencies(props: { dependencies: readonly Dependency[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const nameOf = ({ peer }: Dependency) => peer || t('dependencies.unnamed');
  const rows = [...props.dependencies].sort((one, other) =>
    compareStatus(status(one), status(other)),
  );
  const figure = (fact: 'requests' | 'failureRatio' | 'p95') => ({
    id: fact,
    label: t(`facts.${fact}`),
    isNumeric: true,
    render: (row: Dependency) => (
      <FigureValue
        figure={row[fact]}
        label={t('breakdown.factOf', {
          fact: t(`facts.${fact}`),
          name: nameOf(row),
        })}
      />
    ),
  });
  return rows.length === 0 ? null : (
    <FactTable<Dependency>
      title={t('dependencies.title')}
      note={t('dependencies.note')}
      keyOf={({ peer, kind }) => `${kind} ${peer}`}
      rows={rows}
      columns={[
        {
          id: 'peer',
          label: t('dependencies.peer'),
          render: row => (
            <span className={styles.marked}>
              <StatusMark level={row.level} hideLabel />
              <span className={row.peer ? styles.code : styles.quiet}>
                {nameOf(row)}
              </span>
            </span>
          ),
        },
        {
          id: 'kind',
          label: t('dependencies.kind'),
          isMinor: true,
          render: ({ kind }) => t(`dependencies.${kind}`),
        },
        figure('requests'),
        figure('failureRatio'),
        figure('p95'),
      ]}
    />
  );
}
