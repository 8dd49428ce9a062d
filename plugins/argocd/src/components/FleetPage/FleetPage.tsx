import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Container, Flex, Skeleton, Text } from '@backstage/ui';
import {
  EmptyState,
  FailedState,
  Followed,
  LiveDot,
  StatusSentence,
} from '@socle/plugin-platform-react';
import { FleetData, useFleet } from '../../hooks/useFleet';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { InstanceBanners } from '../InstanceBanners';
import { FleetFilters } from './FleetFilters';
import { FleetTable } from './FleetTable';
import { FleetQuery, isNarrowed, printFleetQuery } from './fleetQuery';
import { countVerdicts, selectFleet } from './selectFleet';
import { useCounts } from './useCounts';
import { useFleetQuery } from './useFleetQuery';
import { useSteadyRows } from './useSteadyRows';

/* The page has them all: filters answer at once, and know what there is to choose from. */
const everything = {};

const nothingAsked: Partial<FleetQuery> = {
  text: '',
  verdict: undefined,
  tenant: undefined,
  project: undefined,
  cluster: undefined,
  instance: undefined,
  reason: undefined,
};

function levelOf(counts: ReturnType<typeof countVerdicts>) {
  if (counts.failing) {
    return 'error' as const;
  }
  if (counts.outOfSync || counts.progressing) {
    return 'warning' as const;
  }
  return counts.unknown ? ('unknown' as const) : ('ok' as const);
}

type Ready = Extract<Followed<FleetData>, { status: 'ready' }>;

function Listing({ state }: { state: Ready }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [query, change] = useFleetQuery();
  const { rows, visible } = state.data;
  const all = useMemo(() => [...rows.values()], [rows]);
  const selected = useMemo(() => selectFleet(all, query), [all, query]);
  const { placed, steady, waiting, sortIn, setReading } = useSteadyRows({
    rows: selected,
    question: printFleetQuery(query).toString(),
  });
  return (
    <>
      <FleetFilters rows={all} query={query} onChange={change} />
      {isNarrowed(query) && (
        <Flex align="center" gap="3">
          <Text as="p" role="status">
            {selected.length === 0
              ? t('fleet.noMatch', { visible: String(visible) })
              : t('fleet.matching', {
                  count: selected.length,
                  visible: String(visible),
                })}
          </Text>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change(nothingAsked)}
          >
            {t('fleet.clear')}
          </Button>
        </Flex>
      )}
      {waiting > 0 && (
        <div role="status">
          <Button size="small" variant="secondary" onPress={sortIn}>
            {t('fleet.arrived', { count: waiting })}
          </Button>
        </div>
      )}
      {steady.size > 0 && (
        <FleetTable
          placed={placed}
          steady={steady}
          grouping={query.group}
          onReading={setReading}
        />
      )}
    </>
  );
}

function ReadyState({ state }: { state: Ready }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const inWords = useCounts();
  const { rows, instances, visible } = state.data;
  const counts = useMemo(() => countVerdicts(rows.values()), [rows]);
  return (
    <>
      <Flex justify="between" align="start" gap="4">
        {visible > 0 && (
          <StatusSentence
            status={{
              level: levelOf(counts),
              reason: '',
              observedAt: state.receivedAt,
            }}
            size="large"
          >
            {t('fleet.sentence', { count: rows.size, counts: inWords(counts) })}
          </StatusSentence>
        )}
        <LiveDot state={state.connection} observedAt={state.receivedAt} />
      </Flex>
      <InstanceBanners instances={instances} />
      {visible > 0 ? (
        <Listing state={state} />
      ) : (
        <EmptyState
          title={t('fleet.emptyTitle')}
          description={t('fleet.emptyDescription')}
        />
      )}
    </>
  );
}

function FleetSkeleton() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('fleet.loading')}>
      <Flex direction="column" gap="4">
        <Skeleton width="40%" height={20} />
        {['first', 'second', 'third', 'fourth', 'fifth'].map(row => (
          <Skeleton key={row} width="100%" height={40} />
        ))}
      </Flex>
    </div>
  );
}

/** All Applications that the viewer may see: one sentence, filters, and a table with the problems first. */
export function FleetPage() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const state = useFleet(everything);
  const body = () => {
    switch (state.status) {
      case 'loading':
        return <FleetSkeleton />;
      case 'denied':
        return (
          <EmptyState
            title={t('fleet.deniedTitle')}
            description={t('fleet.deniedDescription')}
          />
        );
      case 'error':
        return (
          <FailedState
            title={t('fleet.failedTitle')}
            error={state.error}
            onTryAgain={state.retry}
          />
        );
      default:
        return <ReadyState state={state} />;
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
