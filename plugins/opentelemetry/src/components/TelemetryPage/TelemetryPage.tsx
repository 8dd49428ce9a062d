import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex } from '@backstage/ui';
import { PlatformTelemetry } from '@socle/plugin-opentelemetry-common';
import { StatusLevel } from '@socle/plugin-platform-common';
import {
  EmptyState,
  FailedState,
  LiveDot,
  StatusSentence,
  TableSkeleton,
} from '@socle/plugin-platform-react';
import { usePlatformTelemetry } from '../../hooks/useHealth';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { Cardinality } from './Cardinality';
import { ClusterCard } from './ClusterCard';
import { Silent } from './Silent';
import { isHurt, unreadable } from './stateOf';

function Sentence({ data }: { data: PlatformTelemetry }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const collectors = data.clusters.flatMap(one => one.collectors);
  const hurt = collectors.filter(isHurt);
  const blind = unreadable(data.clusters);
  const level = (): StatusLevel => {
    if (blind.length > 0 || hurt.some(({ up }) => !up)) {
      return 'error';
    }
    if (hurt.length > 0) {
      return 'warning';
    }
    return collectors.length > 0 ? 'ok' : 'unknown';
  };
  const sentence = () => {
    if (blind.length > 0) {
      return t('platform.blind', { clusters: blind.join(', ') });
    }
    if (hurt.length > 0) {
      return t('platform.hurt', {
        count: hurt.length,
        total: String(collectors.length),
      });
    }
    return collectors.length > 0
      ? t('platform.well', { count: collectors.length })
      : t('platform.noCollectors');
  };
  return (
    <StatusSentence
      status={{ level: level(), reason: '', observedAt: data.observedAt }}
      size="large"
    >
      {sentence()}
    </StatusSentence>
  );
}

function Telemetry({ data }: { data: PlatformTelemetry }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return data.clusters.length === 0 ? (
    <EmptyState
      title={t('platform.noneTitle')}
      description={t('empty.notConfiguredDescription')}
    />
  ) : (
    <>
      {data.clusters.map(cluster => (
        <ClusterCard key={cluster.cluster} data={cluster} />
      ))}
      <Silent silent={data.silent} />
      <Cardinality cardinality={data.cardinality} />
    </>
  );
}

/** The state of the telemetry itself, for those who run the platform. */
export function TelemetryPage() {
  const { t } = useTranslationRef(healthTranslationRef);
  const state = usePlatformTelemetry();
  const body = () => {
    switch (state.status) {
      case 'loading':
        return <TableSkeleton label={t('platform.loading')} rows={8} />;
      case 'denied':
        return (
          <EmptyState
            title={t('platform.deniedTitle')}
            description={t('platform.deniedDescription')}
          />
        );
      case 'error':
        return (
          <FailedState
            title={t('platform.failedTitle')}
            error={state.error}
            onTryAgain={state.retry}
          />
        );
      default:
        return (
          <>
            <Flex justify="between" align="start" gap="4">
              <Sentence data={state.data} />
              <LiveDot state={state.connection} observedAt={state.receivedAt} />
            </Flex>
            <Telemetry data={state.data} />
          </>
        );
    }
  };
  return (
    <main>
      <Container>
        <Flex direction="column" gap="5" py="5">
          {body()}
        </Flex>
      </Container>
    </main>
  );
}
