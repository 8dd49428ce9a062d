import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { EmptyState } from '@socle/plugin-platform-react';
import { EntityRefusals } from '@socle/plugin-cilium-common';
import { useSteady } from '../../hooks/useSteady';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { RefusalsFilters } from './RefusalsFilters';
import { RefusalsTable } from './RefusalsTable';
import { RefusalsQuery, selectRefusals } from './selectRefusals';
import { useRefusalsQuery } from './useRefusalsQuery';

const everything: RefusalsQuery = {
  text: '',
  environment: undefined,
  reason: undefined,
  onlyNew: false,
};

function Nothing({ data }: { data: EntityRefusals }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const isBlind =
    data.sources.length > 0 &&
    data.sources.every(({ flows }) => flows.state !== 'live');
  const hasLost = data.sources.some(({ flows }) => flows.lostEvents > 0);
  if (isBlind) {
    return <EmptyState title={t('refusals.emptyBlind')} />;
  }
  return (
    <EmptyState
      title={t('refusals.emptyTitle')}
      description={
        hasLost ? t('refusals.emptyLost') : t('refusals.emptyDescription')
      }
    />
  );
}

/** What was refused, the last first, as it happens. */
export function Refusals({ data }: { data: EntityRefusals }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const [query, change] = useRefusalsQuery();
  const { groups, more, environments } = data;
  const selected = useMemo(
    () => selectRefusals(groups, query),
    [groups, query],
  );
  const { steady, waiting, sortIn, setReading } = useSteady({
    rows: selected,
    question: JSON.stringify(query),
  });
  const isNarrowed = selected.length < groups.length;
  if (groups.length === 0 && steady.length === 0) {
    return <Nothing data={data} />;
  }
  return (
    <Flex direction="column" gap="3">
      <RefusalsFilters
        environments={environments}
        query={query}
        onChange={change}
      />
      {isNarrowed && (
        <Flex align="center" gap="3">
          <Text as="p" role="status">
            {selected.length === 0
              ? t('refusals.noMatch', { total: String(groups.length) })
              : t('refusals.matching', {
                  count: selected.length,
                  total: String(groups.length),
                })}
          </Text>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change(everything)}
          >
            {t('refusals.clear')}
          </Button>
        </Flex>
      )}
      {waiting > 0 && (
        <div role="status">
          <Button size="small" variant="secondary" onPress={sortIn}>
            {t('refusals.arrived', { count: waiting })}
          </Button>
        </div>
      )}
      {steady.length > 0 && (
        <RefusalsTable
          rows={steady}
          hasEnvironments={environments.length > 1}
          onReading={setReading}
        />
      )}
      {more > 0 && (
        <Text as="p" color="secondary">
          {t('refusals.more', { count: more })}
        </Text>
      )}
    </Flex>
  );
}
