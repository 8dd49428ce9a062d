import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { LiveDot } from '@socle/plugin-platform-react';
import { EnvironmentsState, useEntityEnvironments } from '../../hooks';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { DeniedState, FailedState } from '../FailedState';
import { EnvironmentsSkeleton } from './EnvironmentsSkeleton';
import { ReadyState } from './ReadyState';

const nameOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

function Body({ state }: { state: EnvironmentsState }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { entity } = useEntity();
  switch (state.status) {
    case 'loading':
      return <EnvironmentsSkeleton />;
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
      return (
        <ReadyState
          name={nameOf(entity)}
          data={state.data}
          hideQuota={entity.kind === 'Component'}
        />
      );
  }
}

/**
 * Where the entity of the page runs, and how it is there: one sentence, then the environments side by side.
 *
 * @public
 */
export function EnvironmentsCard() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { entity } = useEntity();
  const state = useEntityEnvironments();
  return (
    <section aria-label={t('card.label', { name: nameOf(entity) })}>
      <EntityInfoCard
        title={t('card.title')}
        headerActions={
          state.status === 'ready' && (
            <LiveDot state={state.connection} observedAt={state.receivedAt} />
          )
        }
      >
        <Body state={state} />
      </EntityInfoCard>
    </section>
  );
}
