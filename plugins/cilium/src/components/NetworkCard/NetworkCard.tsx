import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { Followed, useNow } from '@socle/plugin-platform-react';
import { NetworkSummary } from '@socle/plugin-cilium-common';
import { Question, useAnswer } from '../../hooks/useNetwork';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { NetworkState, RefusedScope } from '../NetworkState';
import { NetworkVerdict } from '../NetworkVerdict';

/* A card is one of several on its page, and browsers open six connections at most: it asks again rather than following. */
const renewal = 15_000;

const summary: Question<NetworkSummary> = (api, entity, options) =>
  api.getSummary(entity, options);

/**
 * What of the entity of the page was refused: one sentence, and what could not be seen.
 *
 * @public
 */
export function NetworkCard() {
  const { t } = useTranslationRef(networkTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const turn = useNow(renewal);
  const fetched = useAnswer(summary, String(turn));
  const state = useMemo(
    (): Followed<NetworkSummary> =>
      fetched.status === 'ready'
        ? {
            status: 'ready',
            data: fetched.data,
            connection: fetched.failure ? 'reconnecting' : 'live',
            receivedAt: new Date().toISOString(),
          }
        : fetched,
    [fetched],
  );
  const name = entity.metadata.title ?? entity.metadata.name;
  return (
    <section aria-label={t('card.label', { name })}>
      <EntityInfoCard title={t('card.title')}>
        <NetworkState state={state} rows={1}>
          {(data, receivedAt) => (
            <Flex direction="column" gap="4">
              <NetworkVerdict data={data} receivedAt={receivedAt} />
              <Link href={`${address(entity)}/network`}>
                {data.status.refused > 0 ? t('card.why') : t('card.open')}
              </Link>
              <RefusedScope refused={data.refusedScope} />
            </Flex>
          )}
        </NetworkState>
      </EntityInfoCard>
    </section>
  );
}
