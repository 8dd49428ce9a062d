import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import {
  ServiceHealth,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { EmptyState, LiveDot, StatusMark } from '@socle/plugin-platform-react';
import { useTenantHealth } from '../../hooks/useHealth';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { BudgetLeft, leastLeft } from '../BudgetLeft';
import { HealthState } from '../HealthCard';
import { Warnings } from '../Warnings';
import { TenantVerdict } from './TenantVerdict';
import styles from './TenantHealth.module.css';

const maximumShown = 5;

function Service({ service }: { service: ServiceHealth }) {
  const words = useWords();
  const address = useEntityRefLink();
  const { entityRef, title, verdict, environments } = service;
  const objective = leastLeft(environments.flatMap(one => one.objectives));
  return (
    <li className={styles.service}>
      <StatusMark level={verdict.level} hideLabel />
      <div>
        <Link href={`${address(entityRef)}/health`}>{title}</Link>{' '}
        <span>{words.reason(verdict.reason)}</span>
        {objective && <BudgetLeft objective={objective} />}
      </div>
    </li>
  );
}

function Services({ data }: { data: TenantHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const unwell = data.services.filter(({ verdict }) => verdict.level !== 'ok');
  const well = data.services.length - unwell.length;
  return (
    <>
      {unwell.length > 0 && (
        <ul className={styles.list}>
          {unwell.slice(0, maximumShown).map(service => (
            <Service key={service.entityRef} service={service} />
          ))}
        </ul>
      )}
      {unwell.length > maximumShown && (
        <Text as="p" color="secondary">
          {t('tenant.hidden', { count: unwell.length - maximumShown })}
        </Text>
      )}
      {unwell.length > 0 && well > 0 && (
        <Text as="p" color="secondary">
          {t('tenant.well', { count: well })}
        </Text>
      )}
    </>
  );
}

/**
 * How the services of the page's tenant are: one sentence, and those that are not well.
 *
 * @public
 */
export function TenantCard() {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const state = useTenantHealth(entity.metadata.name);
  const { title, name } = entity.metadata;
  return (
    <section aria-label={t('card.label', { name: title ?? name })}>
      <EntityInfoCard
        title={t('card.title')}
        headerActions={
          state.status === 'ready' && (
            <LiveDot state={state.connection} observedAt={state.receivedAt} />
          )
        }
      >
        <HealthState state={state}>
          {data => (
            <Flex direction="column" gap="4">
              {data.services.length === 0 ? (
                <EmptyState
                  title={t('tenant.noneTitle')}
                  description={t('tenant.noneDescription')}
                />
              ) : (
                <>
                  <TenantVerdict data={data} />
                  <Warnings warnings={data.warnings} />
                  <Services data={data} />
                  <Link href={`${address(entity)}/health`}>
                    {t('tenant.open')}
                  </Link>
                </>
              )}
            </Flex>
          )}
        </HealthState>
      </EntityInfoCard>
    </section>
  );
}
