import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import {
  ClusterTelemetry,
  CollectorFlow,
  CollectorTelemetry,
  ScrapeJob,
} from '@socle/plugin-opentelemetry-common';
import {
  EmptyState,
  StatusMark,
  StatusSentence,
} from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { FigureValue } from '../FigureValue';
import { Warnings } from '../Warnings';
import { flowOf, isHurt } from './stateOf';
import styles from './TelemetryPage.module.css';

const flows: readonly CollectorFlow[] = [
  'accepted',
  'refused',
  'sent',
  'failed',
  'dropped',
];

function levelOf(collector: CollectorTelemetry) {
  if (!collector.up) {
    return 'error' as const;
  }
  return isHurt(collector) ? ('warning' as const) : ('ok' as const);
}

function Collectors(props: { collectors: readonly CollectorTelemetry[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  return (
    <FactTable<CollectorTelemetry>
      title={t('platform.collectors')}
      note={t('platform.collectorsNote')}
      keyOf={({ job, name }) => `${job} ${name}`}
      rows={props.collectors}
      columns={[
        {
          id: 'name',
          label: t('platform.collector'),
          render: collector => (
            <span className={styles.marked}>
              <StatusMark level={levelOf(collector)} hideLabel />
              <span className={styles.code}>{collector.name}</span>
              {!collector.up && (
                <span className={styles.bad}>{t('platform.down')}</span>
              )}
            </span>
          ),
        },
        {
          id: 'queue',
          label: t('platform.queue'),
          isNumeric: true,
          render: ({ queues: [fullest] }) =>
            fullest ? (
              <span title={fullest.exporter}>
                {words.value(fullest.used, 'share')}
              </span>
            ) : (
              <span className={styles.quiet}>{t('figure.none')}</span>
            ),
        },
        ...flows.map(flow => ({
          id: flow,
          label: t(`platform.${flow}`),
          isNumeric: true,
          isMinor: flow === 'accepted' || flow === 'sent',
          render: (collector: CollectorTelemetry) => {
            const rate = flowOf(collector, flow);
            const isLoss = !['accepted', 'sent'].includes(flow);
            if (rate === undefined) {
              return <span className={styles.quiet}>{t('figure.none')}</span>;
            }
            return (
              <span
                className={isLoss && rate > 0 ? styles.bad : undefined}
                title={collector.signals
                  .map(
                    ({ signal, perSecond }) =>
                      `${signal}: ${words.value(perSecond[flow] ?? 0, 'perSecond')}`,
                  )
                  .join('\n')}
              >
                {words.value(rate, 'perSecond')}
              </span>
            );
          },
        })),
      ]}
    />
  );
}

function Targets({ targets }: { targets: readonly ScrapeJob[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    <FactTable<ScrapeJob>
      title={t('platform.targets')}
      keyOf={({ job }) => job}
      rows={targets}
      columns={[
        {
          id: 'job',
          label: t('platform.job'),
          render: ({ job, down }) => (
            <span className={styles.marked}>
              <StatusMark level={down > 0 ? 'error' : 'ok'} hideLabel />
              <span className={styles.code}>{job}</span>
            </span>
          ),
        },
        {
          id: 'up',
          label: t('platform.up'),
          isNumeric: true,
          render: ({ up, down }) =>
            t('platform.upOf', { up: String(up), total: String(up + down) }),
        },
        {
          id: 'down',
          label: t('platform.downInstances'),
          render: ({ downInstances }) => (
            <span className={styles.code}>{downInstances.join(', ')}</span>
          ),
        },
      ]}
    />
  );
}

/** The telemetry of a cluster: whether it can be read, its collectors, and what Prometheus scrapes. */
export function ClusterCard({ data }: { data: ClusterTelemetry }) {
  const { cluster, source, collectors, targets, series, warnings } = data;
  const { t } = useTranslationRef(healthTranslationRef);
  const heading = useId();
  return (
    <Card aria-labelledby={heading}>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold" id={heading}>
          {cluster}
        </Text>
      </CardHeader>
      <CardBody>
        {source ? (
          <Flex direction="column" gap="4">
            <StatusSentence status={source.status}>
              {source.status.staleSince || source.status.level === 'error'
                ? t('platform.sourceDown', {
                    source: source.title ?? source.name,
                  })
                : t('platform.sourceUp', {
                    source: source.title ?? source.name,
                  })}
            </StatusSentence>
            {series && (
              <Text as="p">
                {t('platform.series')}{' '}
                <FigureValue
                  figure={series}
                  label={t('platform.seriesOf', { cluster })}
                />
              </Text>
            )}
            <Warnings warnings={warnings} />
            {collectors.length > 0 ? (
              <Collectors collectors={collectors} />
            ) : (
              <EmptyState
                title={t('platform.noCollectors')}
                description={t('platform.noCollectorsDescription')}
              />
            )}
            {targets.length > 0 && <Targets targets={targets} />}
          </Flex>
        ) : (
          <EmptyState
            title={t('empty.notConfiguredTitle', { clusters: cluster })}
            description={t('empty.notConfiguredDescription')}
          />
        )}
      </CardBody>
    </Card>
  );
}
