import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { EmptyState } from '@socle/plugin-platform-react';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

const tenantSnippet = `spec:
  system: your-tenant
  owner: group:default/your-team
`;

const nameSnippet = `metadata:
  annotations:
    argocd/app-name: your-application
`;

/** Nothing delivers this, and what to write where something does. */
export function NoApplications({ data }: { data: EntityDeliveries }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return data.tenant ? (
    <EmptyState
      title={t('empty.title')}
      description={t('empty.description')}
      snippet={{ language: 'yaml', text: nameSnippet }}
    />
  ) : (
    <EmptyState
      title={t('empty.noTenantTitle')}
      description={t('empty.noTenantDescription')}
      snippet={{ language: 'yaml', text: tenantSnippet }}
    />
  );
}

/** Whether no Application delivers it. */
export function isUndelivered({ environments }: EntityDeliveries): boolean {
  return environments.every(({ applications }) => applications.length === 0);
}
