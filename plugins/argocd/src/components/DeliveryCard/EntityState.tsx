import { ReactNode } from 'react';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { Followed } from '../../hooks';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { DeniedState, FailedState } from '../FailedState';
import { DeliverySkeleton } from './DeliverySkeleton';

/** How the entity of the page is delivered, in every state that this can be in; drawn by the children where it is known. */
export function EntityState(props: {
  state: Followed<EntityDeliveries>;
  children: (data: EntityDeliveries, receivedAt: string) => ReactNode;
}) {
  const { state, children } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { entity } = useEntity();
  switch (state.status) {
    case 'loading':
      return <DeliverySkeleton />;
    case 'denied':
      return (
        <DeniedState
          title={t('denied.title')}
          owners={getEntityRelations(entity, RELATION_OWNED_BY).map(owner =>
            stringifyEntityRef(owner),
          )}
        />
      );
    case 'error':
      return (
        <FailedState
          title={t('failed.title')}
          notFound={t('failed.notFound')}
          error={state.error}
          onTryAgain={state.retry}
        />
      );
    default:
      return <>{children(state.data, state.receivedAt)}</>;
  }
}
