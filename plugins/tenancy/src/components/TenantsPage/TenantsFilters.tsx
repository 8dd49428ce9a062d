import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import { TenantSummary } from '@socle/plugin-tenancy-common';
import { useMemo } from 'react';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { choicesOf } from './selectTenants';
import { TenantQuery, tenantStates } from './tenantQuery';
import styles from './TenantsPage.module.css';

const ANY = 'any';

/** Search and filters; each change is told as the part of the query that it changes. */
export function TenantsFilters(props: {
  tenants: TenantSummary[];
  query: TenantQuery;
  onChange: (change: Partial<TenantQuery>) => void;
}) {
  const { tenants, query, onChange } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { owners, clusters, environments } = useMemo(
    () => choicesOf(tenants),
    [tenants],
  );
  const place =
    (query.cluster && `cluster:${query.cluster}`) ||
    (query.environment && `environment:${query.environment}`) ||
    ANY;
  const choosePlace = (value: string) => {
    const [kind, name] = value.split(/:(.*)/s);
    onChange({
      cluster: kind === 'cluster' ? name : undefined,
      environment: kind === 'environment' ? name : undefined,
    });
  };
  return (
    <div
      role="search"
      className={styles.filters}
      aria-label={t('tenants.filters.label')}
    >
      <SearchField
        className={styles.search}
        label={t('tenants.filters.search')}
        placeholder={t('tenants.filters.placeholder')}
        value={query.search}
        onChange={search => onChange({ search })}
      />
      <Select
        className={styles.filter}
        label={t('tenants.filters.state')}
        value={query.state ?? ANY}
        onChange={value =>
          onChange({ state: tenantStates.find(state => state === value) })
        }
        options={[
          { value: ANY, label: t('tenants.filters.anyState') },
          ...tenantStates.map(state => ({
            value: state,
            label: t(`states.${state}`),
          })),
        ]}
      />
      <Select
        className={styles.filter}
        label={t('tenants.filters.owner')}
        value={query.owner ?? ANY}
        onChange={value =>
          onChange({ owner: value === ANY ? undefined : String(value) })
        }
        options={[
          { value: ANY, label: t('tenants.filters.anyOwner') },
          ...withChosen(owners, query.owner).map(owner => ({
            value: owner,
            label: owner.slice(owner.indexOf('/') + 1),
          })),
        ]}
      />
      <Select
        className={styles.filter}
        label={t('tenants.filters.place')}
        value={place}
        onChange={value => choosePlace(String(value))}
        options={[
          { value: ANY, label: t('tenants.filters.anyPlace') },
          {
            title: t('tenants.filters.clusters'),
            options: withChosen(
              clusters.map(({ name }) => name),
              query.cluster,
            ).map(name => ({
              value: `cluster:${name}`,
              label: clusters.find(one => one.name === name)?.title ?? name,
            })),
          },
          {
            title: t('tenants.filters.environments'),
            options: withChosen(environments, query.environment).map(name => ({
              value: `environment:${name}`,
              label: name,
            })),
          },
        ]}
      />
    </div>
  );
}

/** What an address asks for is among the choices, even where no tenant has it. */
function withChosen(choices: string[], chosen: string | undefined): string[] {
  return chosen === undefined || choices.includes(chosen)
    ? choices
    : [...choices, chosen];
}
