import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

const STEPS = ['proposed', 'merged', 'registered', 'applied', 'live'];

/** The shape of what is coming: a sentence and five steps. */
export function RequestSkeleton() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('request.loading')}>
      <Flex direction="column" gap="5">
        <Skeleton width="50%" height={24} />
        {STEPS.map(step => (
          <Flex key={step} gap="3">
            <Skeleton width={16} height={16} />
            <Skeleton width="40%" height={16} />
          </Flex>
        ))}
      </Flex>
    </div>
  );
}
