import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { LiveDot } from '@socle/plugin-platform-react';
import { useEntityDeliveries } from '../../hooks';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { DeliveryVerdict } from '../DeliveryVerdict';
import { EnvironmentsTable } from '../EnvironmentsTable';
import { InstanceBanners } from '../InstanceBanners';
import { RefusedClaims } from '../RefusedClaims';
import { DeliveryState } from './DeliveryState';
import { isUndelivered, NoApplications } from './NoApplications';

const nameOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

function TabLink({ isWhy }: { isWhy: boolean }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  return (
    <Link href={`${address(entity)}/delivery`}>
      {isWhy ? t('card.why') : t('card.open')}
    </Link>
  );
}

/**
 * How the entity of the page is delivered: one sentence, then the environments side by side.
 *
 * @public
 */
export function DeliveryCard() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { entity } = useEntity();
  const state = useEntityDeliveries();
  return (
    <section aria-label={t('card.label', { name: nameOf(entity) })}>
      <EntityInfoCard
        title={t('card.title')}
        headerActions={
          state.status === 'ready' && (
            <LiveDot state={state.connection} observedAt={state.receivedAt} />
          )
        }
      >
        <DeliveryState state={state}>
          {(data, receivedAt) => (
            <Flex direction="column" gap="4">
              {isUndelivered(data) ? (
                <NoApplications data={data} />
              ) : (
                <>
                  <DeliveryVerdict data={data} receivedAt={receivedAt} />
                  <EnvironmentsTable name={nameOf(entity)} data={data} />
                  <TabLink isWhy={data.verdict.level === 'error'} />
                </>
              )}
              <InstanceBanners instances={data.instances} />
              <RefusedClaims
                refused={[...data.refused, ...data.refusedScope]}
              />
            </Flex>
          )}
        </DeliveryState>
      </EntityInfoCard>
    </section>
  );
}
