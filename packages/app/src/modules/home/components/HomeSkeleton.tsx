import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import { appTranslationRef } from '../../../translations/appTranslationRef';

/** The shape of what is coming: a greeting and two cards. */
export function HomeSkeleton() {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <div role="status" aria-busy="true" aria-label={t('home.loading')}>
      <Flex direction="column" gap="6">
        <Flex direction="column" gap="2">
          <Skeleton width={280} height={32} />
          <Skeleton width={360} height={20} />
        </Flex>
        <Skeleton width="66%" height={180} />
        <Skeleton width="66%" height={180} />
      </Flex>
    </div>
  );
}
