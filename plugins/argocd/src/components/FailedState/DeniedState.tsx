import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, EntityLink } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

/** No permission, and who can give it. */
export function DeniedState(props: { title: string; owners: string[] }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [owner] = props.owners;
  return (
    <EmptyState
      title={props.title}
      description={
        owner
          ? t('denied.description', { owner: <EntityLink entityRef={owner} /> })
          : t('denied.noOwner')
      }
    />
  );
}
