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
    case 'loading':
      return <Skeleton width="60%" height={20} />;
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

function Tenant({ tenant }: { tenant: Entity }) {
  const state = useTenantEnvironments(refOf(tenant));
  return (
    <li className={styles.row}>
      <Text as="h3" variant="body-medium" weight="bold">
        <EntityLink entityRef={refOf(tenant)}>{titleOf(tenant)}</EntityLink>
      </Text>
      <Verdict state={state} />
    </li>
  );
}

/** The viewer's tenants, each with its verdict; for those who own none, everybody's. */
export function TenantsCard(props: { tenants: Entity[]; ofOthers: boolean }) {
  const { t } = useTranslationRef(appTranslationRef);
  const { tenants, ofOthers } = props;
  return (
    <HomeCard title={ofOthers ? t('home.tenants.all') : t('home.tenants.mine')}>
      {tenants.length === 0 ? (
        <EmptyState title={t('home.tenants.none')} />
      ) : (
        <ul className={styles.list}>
          {tenants.map(tenant => (
            <Tenant key={refOf(tenant)} tenant={tenant} />
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
