import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

const rows = ['version', 'status', 'commit', 'deployed', 'lacks'];

/** The shape of what is coming: a sentence, and rows of two columns. */
export function DeliverySkeleton() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('card.loading')}>
      <Flex direction="column" gap="4">
        <Skeleton width="60%" height={20} />
        {rows.map(row => (
          <Flex key={row} gap="4">
            <Skeleton width="15%" height={16} />
            <Skeleton width="35%" height={16} />
            <Skeleton width="35%" height={16} />
          </Flex>
        ))}
      </Flex>
    </div>
  );
}
