import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  EntityHealth,
  EnvironmentHealth,
  ReportingState,
} from '@socle/plugin-opentelemetry-common';
import { EmptyState } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { sendAddress } from '../SendTelemetry/sendAddress';

const tenantSnippet = `spec:
  system: your-tenant
  owner: group:default/your-team
`;

/** Those in which something is to run. */
export function activeOf(data: EntityHealth): EnvironmentHealth[] {
  return data.environments.filter(({ suspended }) => !suspended);
}

/** Whether there is no figure to show in any of the environments. */
export function isUnreported(data: EntityHealth): boolean {
  const silent: readonly ReportingState[] = ['nothing', 'notConfigured'];
  return activeOf(data).every(({ reporting }) => silent.includes(reporting));
}

/** Why there is nothing to show, and what to do where there should be something. */
export function Unreported({ data }: { data: EntityHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const active = activeOf(data);
  if (!data.tenant) {
    return (
      <EmptyState
        title={t('empty.noTenantTitle')}
        description={t('empty.noTenantDescription')}
        snippet={{ language: 'yaml', text: tenantSnippet }}
      />
    );
  }
  if (active.length === 0) {
    return (
      <EmptyState
        title={t('empty.noEnvironmentTitle')}
        description={t('empty.noEnvironmentDescription')}
      />
    );
  }
  if (active.every(({ reporting }) => reporting === 'notConfigured')) {
    return (
      <EmptyState
        title={t('empty.notConfiguredTitle', {
          clusters: [...new Set(active.map(({ cluster }) => cluster))].join(
            ', ',
          ),
        })}
        description={t('empty.notConfiguredDescription')}
      />
    );
  }
  const silent =
    active.find(({ reporting }) => reporting === 'nothing') ?? active[0];
  return (
    <EmptyState
      title={t('empty.nothingTitle', { service: silent.service })}
      description={t('empty.nothingDescription')}
      action={
        <Link href={sendAddress(address(entity), silent.name)}>
          {t('empty.send')}
        </Link>
      }
    />
  );
}
