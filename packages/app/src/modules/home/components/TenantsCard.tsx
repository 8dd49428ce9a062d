import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { EmptyState, EntityLink } from '@socle/plugin-platform-react';
import { EnvironmentsVerdict } from '@socle/plugin-tenancy';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { refOf, titleOf } from '../hooks/readHome';
import {
  TenantEnvironments,
  useTenantEnvironments,
} from '../hooks/useTenantEnvironments';
import styles from './Home.module.css';
import { HomeCard } from './HomeCard';

function Verdict({ state }: { state: TenantEnvironments }) {
  const { t } = useTranslationRef(appTranslationRef);
  switch (state.status) {
    case 'denied':
      return (
        <Text as="p" color="secondary">
          {t('home.tenants.denied')}
        </Text>
      );
    case 'error':
      return (
        <Text as="p" color="secondary">
          {t('home.tenants.failed', { message: state.error.message })}
        </Text>
      );
    default:
      return <EnvironmentsVerdict data={state.data} />;
  }
}

function Tenant(props: { tenant: Entity; state?: TenantEnvironments }) {
  const { tenant, state } = props;
  return (
    <li className={styles.row}>
      <Text as="h3" variant="body-medium" weight="bold">
        <EntityLink entityRef={refOf(tenant)}>{titleOf(tenant)}</EntityLink>
      </Text>
      {state ? <Verdict state={state} /> : <Skeleton width="60%" height={20} />}
    </li>
  );
}

function Tenants({ tenants }: { tenants: Entity[] }) {
  const states = useTenantEnvironments(tenants.map(refOf));
  const byRef = new Map(tenants.map(tenant => [refOf(tenant), tenant]));
  const order = states ? [...states.keys()] : [...byRef.keys()];
  return (
    <ul className={styles.list}>
      {order.map(ref => {
        const tenant = byRef.get(ref);
        return (
          tenant && (
            <Tenant key={ref} tenant={tenant} state={states?.get(ref)} />
          )
        );
      })}
    </ul>
  );
}

/** The viewer's tenants, each with its verdict; for those who own none, everybody's. Worst first. */
export function TenantsCard(props: { tenants: Entity[]; ofOthers: boolean }) {
  const { t } = useTranslationRef(appTranslationRef);
  const { tenants, ofOthers } = props;
  return (
    <HomeCard title={ofOthers ? t('home.tenants.all') : t('home.tenants.mine')}>
      {tenants.length === 0 ? (
        <EmptyState title={t('home.tenants.none')} />
      ) : (
        <Tenants tenants={tenants} />
      )}
    </HomeCard>
  );
}
