import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useTenant } from '../../hooks/useTenant';
import { rootRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { InternalLink } from '../Links';
import { PageFrame } from '../PageFrame';
import { TenantBody } from '../TenantCard';
import { SectionHeading } from '../TenantFacts';

/** A tenant that the catalog has no page of, because its tenant.yaml was never valid. */
export function TenantPage() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { name = '' } = useParams();
  const allTenants = useRouteRef(rootRouteRef);
  const state = useTenant(name);
  const title = state.status === 'ready' ? state.data.title : name;
  return (
    <PageFrame>
      <div>
        <InternalLink href={allTenants()}>{t('tenant.backToAll')}</InternalLink>
        <Text as="h2" variant="title-small" weight="bold">
          {t('tenant.label', { name: title })}
        </Text>
      </div>
      <SectionHeading.Provider value="h3">
        <TenantBody name={name} state={state} owners={[]} alone />
      </SectionHeading.Provider>
    </PageFrame>
  );
}
