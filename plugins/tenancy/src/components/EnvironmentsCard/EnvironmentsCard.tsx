import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { EntityState, LiveDot } from '@socle/plugin-platform-react';
import { useEntityEnvironments } from '../../hooks';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ReadyState } from './ReadyState';

const nameOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

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
        <EntityState
          state={state}
          rows={4}
          words={{
            loading: t('card.loading'),
            denied: t('denied.title'),
            failed: t('failed.title'),
            notFound: t('failed.notFound'),
          }}
        >
          {data => (
            <ReadyState
              name={nameOf(entity)}
              data={data}
              hideQuota={entity.kind === 'Component'}
            />
          )}
        </EntityState>
      </EntityInfoCard>
    </section>
  );
}
