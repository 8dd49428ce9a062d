import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

const SECTIONS = ['changes', 'price', 'network', 'members'];

/** The shape of what is coming: a sentence, and sections with a heading. */
export function TenantSkeleton() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('tenant.loading')}>
      <Flex direction="column" gap="4">
        <Skeleton width="50%" height={20} />
        {SECTIONS.map(section => (
          <Flex key={section} direction="column" gap="2">
            <Skeleton width="15%" height={16} />
            <Skeleton width="80%" height={16} />
          </Flex>
        ))}
      </Flex>
    </div>
  );
}
