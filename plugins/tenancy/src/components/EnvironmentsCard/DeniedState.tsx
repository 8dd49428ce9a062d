import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, EntityLink } from '@socle/plugin-platform-react';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

/** No permission, and who can give it. */
export function DeniedState({ owners }: { owners: string[] }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const [owner] = owners;
  return (
    <EmptyState
      title={t('denied.title')}
      description={
        owner
          ? t('denied.description', { owner: <EntityLink entityRef={owner} /> })
          : t('denied.noOwner')
      }
    />
  );
}
