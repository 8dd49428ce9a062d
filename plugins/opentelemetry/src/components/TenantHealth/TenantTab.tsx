import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { TenantHealth } from '@socle/plugin-opentelemetry-common';
import { EmptyState, LiveDot } from '@socle/plugin-platform-react';
import { useTenantHealth } from '../../hooks/useHealth';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { HealthState } from '../HealthCard';
import { Warnings } from '../Warnings';
import { ServicesTable } from './ServicesTable';
import { TenantVerdict } from './TenantVerdict';

function Services({ data }: { data: TenantHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return data.services.length === 0 ? (
    <EmptyState
      title={t('tenant.noneTitle')}
      description={t('tenant.noneDescription')}
    />
  ) : (
    <>
      <ServicesTable data={data} />
      {data.omitted > 0 && (
        <Text as="p" color="secondary">
          {t('tenant.omitted', { count: data.omitted })}
        </Text>
      )}
    </>
  );
}

/**
 * How all services of the page's tenant are, the worst first.
 *
 * @public
 */
export function TenantTab() {
  const { entity } = useEntity();
  const state = useTenantHealth(entity.metadata.name);
  return (
    <HealthState state={state} rows={8}>
      {data => (
        <Flex direction="column" gap="4">
          <Flex justify="between" align="start" gap="4">
            <TenantVerdict data={data} />
            {state.status === 'ready' && (
              <LiveDot state={state.connection} observedAt={state.receivedAt} />
            )}
          </Flex>
          <Warnings warnings={data.warnings} />
          <Services data={data} />
        </Flex>
      )}
    </HealthState>
  );
}
