import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { EmptyState } from '@socle/plugin-platform-react';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { EnvironmentsTable } from '../EnvironmentsTable';
import { EnvironmentsVerdict } from '../EnvironmentsVerdict';
import { RefusedClaims } from '../RefusedClaims';

const TENANT_SNIPPET = `spec:
  system: your-tenant
  owner: group:default/your-team
`;

/** What is known: the verdict, the environments, and what was claimed in vain. */
export function ReadyState(props: {
  name: string;
  data: EntityEnvironments;
  hideQuota?: boolean;
}) {
  const { name, data, hideQuota } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <Flex direction="column" gap="4">
      {data.tenant ? (
        <EnvironmentsVerdict data={data} size="large" />
      ) : (
        <EmptyState
          title={t('noTenant.title')}
          description={t('noTenant.description')}
          snippet={{ language: 'yaml', text: TENANT_SNIPPET }}
        />
      )}
      {data.environments.length > 0 && (
        <EnvironmentsTable
          name={name}
          environments={data.environments}
          hideQuota={hideQuota}
        />
      )}
      <RefusedClaims refused={data.refused} />
    </Flex>
  );
}
