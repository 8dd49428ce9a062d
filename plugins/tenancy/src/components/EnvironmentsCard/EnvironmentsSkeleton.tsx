import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

const ROWS = ['status', 'workloads', 'cluster', 'namespace'];

/** The shape of what is coming: a sentence, and rows of two columns. */
export function EnvironmentsSkeleton() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('card.loading')}>
      <Flex direction="column" gap="4">
        <Skeleton width="60%" height={20} />
        {ROWS.map(row => (
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
