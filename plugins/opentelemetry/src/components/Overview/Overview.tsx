import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';
import { HealthDetail } from '@socle/plugin-opentelemetry-common';
import { EmptyState } from '@socle/plugin-platform-react';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { Alerts } from '../Alerts';
import { HealthVerdict } from '../HealthVerdict';
import { sendAddress } from '../SendTelemetry/sendAddress';
import { Warnings } from '../Warnings';
import { Breakdowns } from './Breakdowns';
import { Charts } from './Charts';
import { Checks } from './Checks';
import { Dependencies } from './Dependencies';
import { Happenings } from './Happenings';
import { Links } from './Links';
import { Saturation } from './Saturation';
import styles from './Overview.module.css';

/** What to do where a service does not tell of its requests. */
function Untold({ detail }: { detail: HealthDetail }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const address = useEntityRefLink();
  const { name, service, cluster, reporting } = detail.health;
  switch (reporting) {
    case 'nothing':
    case 'cluster':
      return (
        <EmptyState
          title={t(
            reporting === 'nothing'
              ? 'empty.nothingTitle'
              : 'empty.clusterTitle',
            { service },
          )}
          description={t('empty.nothingDescription')}
          action={
            <Link href={sendAddress(address(entity), name)}>
              {t('empty.send')}
            </Link>
          }
        />
      );
    case 'notConfigured':
      return (
        <EmptyState
          title={t('empty.notConfiguredTitle', { clusters: cluster })}
          description={t('empty.notConfiguredDescription')}
        />
      );
    default:
      return null;
  }
}

/** A service in one environment: the verdict, what it was made of, and what lies behind. */
export function Overview({ detail }: { detail: HealthDetail }) {
  const { health, charts, breakdowns, dependencies, saturation } = detail;
  return (
    <Flex direction="column" gap="6">
      <Flex direction="column" gap="3">
        <HealthVerdict verdict={health.verdict} sources={health.sources} />
        <Links links={health.links} />
        <Warnings warnings={[...health.warnings, ...detail.warnings]} />
        <Untold detail={detail} />
      </Flex>
      <Alerts alerts={health.alerts} />
      {charts.length > 0 && <Charts detail={detail} />}
      <div className={styles.columns}>
        <Checks checks={health.verdict.checks} />
        <Happenings detail={detail} />
      </div>
      <Breakdowns breakdowns={breakdowns} />
      <Dependencies dependencies={dependencies} />
      <Saturation saturation={saturation} />
    </Flex>
  );
}
