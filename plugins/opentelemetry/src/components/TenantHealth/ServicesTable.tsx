import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  ServiceEnvironment,
  ServiceHealth,
  TenantHealth,
} from '@socle/plugin-opentelemetry-common';
import { isStale } from '@socle/plugin-platform-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { BudgetLeft } from '../BudgetLeft';
import { FactTable } from '../FactTable';
import styles from './TenantHealth.module.css';

/** How a service is in one environment: its status, why it is not well, and the figures that people ask for. */
function Cell(props: {
  service: ServiceHealth;
  environment: ServiceEnvironment;
  isOutdated: boolean;
}) {
  const { service, environment, isOutdated } = props;
  const { name, verdict, reporting, firing } = environment;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const address = useEntityRefLink();
  const silent = ['nothing', 'notConfigured'].includes(reporting);
  const figure = (
    value: number | null,
    unit: 'perSecond' | 'share' | 'seconds',
  ) => (value === null ? undefined : words.value(value, unit));
  const figures = [
    figure(environment.requests, 'perSecond'),
    environment.requests !== 0 &&
      environment.failureRatio !== null &&
      t('tenant.fail', {
        share: words.value(environment.failureRatio, 'share'),
      }),
    environment.requests !== 0 &&
      environment.p95 !== null &&
      t('tenant.p95', { duration: words.value(environment.p95, 'seconds') }),
  ].filter(Boolean);
  return (
    <div>
      <span className={styles.status}>
        <StatusMark level={verdict.level} stale={isOutdated} hideLabel />
        <Link
          href={`${address(service.entityRef)}/health?environment=${encodeURIComponent(name)}`}
          title={words.reason(verdict.reason)}
        >
          {t(`levels.${verdict.level}`)}
        </Link>
      </span>
      {verdict.level !== 'ok' && (
        <span className={styles.reason}>
          {silent ? t(`reporting.${reporting}`) : words.reason(verdict.reason)}
        </span>
      )}
      {figures.length > 0 && (
        <span className={styles.reason}>{figures.join(' · ')}</span>
      )}
      {firing > 0 && (
        <span className={styles.reason}>
          {t('tenant.firing', { count: firing })}
        </span>
      )}
    </div>
  );
}

/** The services of a tenant as rows, the worst first, its environments side by side, with the budget that has the least left. */
export function ServicesTable({ data }: { data: TenantHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const address = useEntityRefLink();
  const isOutdated = data.sources.some(
    ({ kind, status }) => kind === 'metrics' && isStale(status),
  );
  const environments = data.environments.filter(({ suspended }) => !suspended);
  const objectivesOf = (service: ServiceHealth) =>
    service.environments.flatMap(environment =>
      environment.objectives
        .slice(0, 1)
        .map(objective => ({ objective, environment: environment.name })),
    );
  return (
    <FactTable<ServiceHealth>
      title={t('tenant.services')}
      hideTitle
      keyOf={({ entityRef }) => entityRef}
      rows={data.services}
      columns={[
        {
          id: 'service',
          label: t('tenant.service'),
          render: ({ entityRef, title }) => (
            <Link href={`${address(entityRef)}/health`}>{title}</Link>
          ),
        },
        ...environments.map(({ name }) => ({
          id: `in ${name}`,
          label: name,
          render: (service: ServiceHealth) => {
            const environment = service.environments.find(
              one => one.name === name,
            );
            return environment ? (
              <Cell
                service={service}
                environment={environment}
                isOutdated={isOutdated}
              />
            ) : (
              <span className={styles.quiet}>–</span>
            );
          },
        })),
        {
          id: 'budget',
          label: t('facts.budget'),
          render: service => {
            const all = objectivesOf(service);
            return all.length === 0 ? (
              <span className={styles.quiet}>{t('budget.noObjective')}</span>
            ) : (
              all.map(({ objective, environment }) => (
                <div key={environment}>
                  {environments.length > 1 && (
                    <span className={styles.reason}>{environment}</span>
                  )}
                  <BudgetLeft objective={objective} />
                </div>
              ))
            );
          },
        },
      ]}
    />
  );
}
