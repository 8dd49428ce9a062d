import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge } from '@backstage/ui';
import { Changing, StatusSentence } from '@socle/plugin-platform-react';
import { EnvironmentState } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { QuotaList } from '../QuotaList';
import styles from './EnvironmentsTable.module.css';

interface CellProps {
  environment: EnvironmentState;
}

function NotKnown() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return <span className={styles.quiet}>{t('facts.unknown')}</span>;
}

export function StatusCell({ environment }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { status, suspended, details } = environment;
  if (suspended) {
    return <Badge>{t('facts.suspended')}</Badge>;
  }
  return (
    <>
      <StatusSentence status={status}>
        <Changing value={`${status.level} ${status.reason}`}>
          {status.reason}
        </Changing>
      </StatusSentence>
      {details && (
        <details className={styles.details}>
          <summary>{t('facts.details')}</summary>
          {details.map(detail => (
            <p key={detail}>{detail}</p>
          ))}
        </details>
      )}
    </>
  );
}

export function WorkloadsCell({ environment: { workloads } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  if (!workloads) {
    return <NotKnown />;
  }
  const words = t('facts.ready', {
    ready: String(workloads.ready),
    total: String(workloads.total),
  });
  return <Changing value={words}>{words}</Changing>;
}

/** Names the cluster; says how it is only where it is not well, and the environment's status does not say so. */
export function ClusterCell({ environment: { cluster, status } }: CellProps) {
  return (
    <>
      <span className={styles.name} title={cluster.title}>
        {cluster.name}
      </span>
      {cluster.status.level !== 'ok' &&
        cluster.status.reason !== status.reason && (
          <StatusSentence status={cluster.status} />
        )}
    </>
  );
}

export function NamespaceCell({ environment: { namespace } }: CellProps) {
  return <code className={styles.name}>{namespace}</code>;
}

export function QuotaCell({ environment: { quota, cluster } }: CellProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  if (!quota) {
    return cluster.status.level === 'ok' ? (
      <span className={styles.quiet}>{t('facts.noQuota')}</span>
    ) : (
      <NotKnown />
    );
  }
  return <QuotaList lines={quota} />;
}
