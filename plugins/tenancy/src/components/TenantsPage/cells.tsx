import { Fragment } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell } from '@backstage/ui';
import { Age, Changing, EntityLink } from '@socle/plugin-platform-react';
import { useMoney } from '../../hooks/useMoney';
import { requestRouteRef, tenantRouteRef } from '../../routes';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ExternalLink, InternalLink } from '../Links';
import { TenantStateLabel } from '../TenantState';
import { TenantRow } from './selectTenants';
import styles from './TenantsPage.module.css';

interface CellProps {
  row: TenantRow;
}

/** Leads to the tenant's page in the catalog; of what is only asked for to its request, of what never was valid to why. */
export function NameCell({ row }: CellProps) {
  const requestLink = useRouteRef(requestRouteRef);
  const tenantLink = useRouteRef(tenantRouteRef);
  const { name, title, state, owner } = row;
  const link = () => {
    if (state === 'requested') {
      return <InternalLink href={requestLink({ name })}>{title}</InternalLink>;
    }
    return owner ? (
      <EntityLink entityRef={`system:default/${name}`}>{title}</EntityLink>
    ) : (
      <InternalLink href={tenantLink({ name })}>{title}</InternalLink>
    );
  };
  return (
    <Cell className={styles.cell}>
      <div className={styles.strong}>{link()}</div>
      {title !== name && <code className={styles.quietName}>{name}</code>}
    </Cell>
  );
}

export function StateCell({ row: { state, errors } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <Cell className={styles.cell}>
      <Changing value={state}>
        <TenantStateLabel state={state} />
      </Changing>
      {state === 'invalid' && errors > 0 && (
        <div className={styles.quiet}>
          {t('tenants.errors', { count: errors })}
        </div>
      )}
    </Cell>
  );
}

export function OwnerCell({ row: { owner } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <Cell className={styles.cell}>
      {owner ? (
        <EntityLink entityRef={owner} />
      ) : (
        <span className={styles.quiet}>{t('facts.unknown')}</span>
      )}
    </Cell>
  );
}

export function EnvironmentsCell({ row: { environments } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <Cell className={`${styles.cell} ${styles.environments}`}>
      {environments.map(({ name, namespace, cluster }, index) => (
        <Fragment key={name}>
          {index > 0 && ' · '}
          <span
            title={t('tenants.place', {
              namespace,
              cluster: cluster.title ?? cluster.name,
            })}
          >
            {name}
          </span>
        </Fragment>
      ))}
    </Cell>
  );
}

export function PriceCell({ row: { price } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const money = useMoney();
  const words = price && money(price.amount, price.currency);
  return (
    <Cell className={styles.cell}>
      {words ? (
        <span className={styles.figure}>
          <Changing value={words}>{words}</Changing>
        </span>
      ) : (
        <span className={styles.quiet}>{t('tenants.noPrice')}</span>
      )}
    </Cell>
  );
}

/** When it was changed last; what is open on it leads to its pull request. */
export function ChangedCell({ row: { changedAt, changes } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const [newest] = changes;
  return (
    <Cell className={styles.cell}>
      {changedAt ? (
        <Age at={changedAt} />
      ) : (
        <span className={styles.quiet}>–</span>
      )}
      {newest && (
        <div className={styles.small}>
          <ExternalLink href={newest.url}>
            {t('tenants.openChanges', { count: changes.length })}
          </ExternalLink>
        </div>
      )}
    </Cell>
  );
}
