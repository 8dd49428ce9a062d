import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { useEntityDeliveries } from '../../hooks';
import { isDelivered } from '../../isDelivered';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { isUndelivered } from '../DeliveryCard';
import { DeliveryVerdict } from '../DeliveryVerdict';

function Line() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const state = useEntityDeliveries();
  if (state.status !== 'ready' || isUndelivered(state.data)) {
    return null;
  }
  const { data, receivedAt } = state;
  return (
    <section
      aria-label={t('card.label', {
        name: entity.metadata.title ?? entity.metadata.name,
      })}
    >
      <Flex justify="between" align="start" gap="4" mb="4">
        <DeliveryVerdict data={data} receivedAt={receivedAt} />
        <Link
          href={`${address(entity)}/delivery`}
          style={{ whiteSpace: 'nowrap' }}
        >
          {data.verdict.level === 'error' ? t('card.why') : t('card.open')}
        </Link>
      </Flex>
    </section>
  );
}

/**
 * How the entity of the page is delivered, in one sentence with the way to its Delivery tab: for the top of other tabs, such
 * as Kubernetes. Nothing where nothing is delivered, or the viewer may not see it.
 *
 * @public
 */
export function DeliveryLine() {
  const { entity } = useEntity();
  return isDelivered(entity) ? <Line /> : null;
}
