import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityState, Followed } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';

/** What is known of an entity's health, in every state that this can be in; drawn by the children where it is known. */
export function HealthState<Data>(props: {
  state: Followed<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  const { state, rows = 5, children } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    <EntityState
      state={state}
      rows={rows}
      words={{
        loading: t('card.loading'),
        denied: t('denied.title'),
        failed: t('failed.title'),
        notFound: t('failed.notFound'),
      }}
    >
      {children}
    </EntityState>
  );
}
