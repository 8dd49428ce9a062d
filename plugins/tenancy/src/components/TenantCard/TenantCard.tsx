import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { useTenant } from '../../hooks/useTenant';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { TenantBody } from './TenantBody';

/**
 * What the tenant of the page was given: what it costs, what is about to change, what may connect, and who works there. How
 * its environments are is the environments card's to tell.
 *
 * @public
 */
export function TenantCard() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { entity } = useEntity();
  const { name, title } = entity.metadata;
  const state = useTenant(name);
  return (
    <section aria-label={t('tenant.label', { name: title ?? name })}>
      <EntityInfoCard title={t('tenant.title')}>
        <TenantBody
          name={name}
          state={state}
          owners={getEntityRelations(entity, RELATION_OWNED_BY).map(owner =>
            stringifyEntityRef(owner),
          )}
        />
      </EntityInfoCard>
    </section>
  );
}
