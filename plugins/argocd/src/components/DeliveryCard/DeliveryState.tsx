import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { EntityState, Followed } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

/** How the entity of the page is delivered, in every state that this can be in; drawn by the children where it is known. */
export function DeliveryState(props: {
  state: Followed<EntityDeliveries>;
  children: (data: EntityDeliveries, receivedAt: string) => ReactNode;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <EntityState
      state={props.state}
      rows={5}
      words={{
        loading: t('card.loading'),
        denied: t('denied.title'),
        failed: t('failed.title'),
        notFound: t('failed.notFound'),
      }}
    >
      {props.children}
    </EntityState>
  );
}
