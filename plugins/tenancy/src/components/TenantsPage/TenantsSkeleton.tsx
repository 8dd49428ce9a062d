import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of what is coming: a sentence, the filters, and rows. */
export function TenantsSkeleton() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('tenants.loading')}>
      <Flex direction="column" gap="4">
        <Skeleton width="40%" height={24} />
        <Flex gap="3">
          <Skeleton width="40%" height={40} />
          <Skeleton width="20%" height={40} />
          <Skeleton width="20%" height={40} />
          <Skeleton width="20%" height={40} />
        </Flex>
        {ROWS.map(row => (
          <Skeleton key={row} width="100%" height={36} />
        ))}
      </Flex>
    </div>
  );
}
