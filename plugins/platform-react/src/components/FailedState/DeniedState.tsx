import { useTranslationRef } from '@backstage/frontend-plugin-api';

import { platformTranslationRef } from '../../translations/platformTranslationRef';
import { EmptyState } from '../EmptyState';
import { EntityLink } from '../EntityLink';

/**
 * No permission, and who can give it.
 *
 * @public
 */
export function DeniedState(props: { title: string; owners: string[] }) {
  const { t } = useTranslationRef(platformTranslationRef);
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
