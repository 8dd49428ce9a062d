import { ReactNode, useId, useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardHeader,
  Flex,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { applicationKey, FleetRow } from '@socle/plugin-argocd-common';
import {
  Followed,
  LiveDot,
  StatusSentence,
} from '@socle/plugin-platform-react';
import { FleetData, useFleet } from '../../hooks/useFleet';
import { useWords } from '../../hooks/useWords';
import { applicationRouteRef, rootRouteRef } from '../../routes';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { selectFleet } from '../FleetPage/selectFleet';
import { useMyTenants } from './useMyTenants';
import styles from './MyDeliveries.module.css';

const maximumShown = 5;

function Problem({ row }: { row: FleetRow }) {
  const words = useWords();
  const applicationRoute = useRouteRef(applicationRouteRef);
  const { instance, namespace, name, level, since } = row;
  return (
    <li className={styles.problem}>
      <Text as="h3" variant="body-medium" weight="bold">
        <Link href={applicationRoute({ instance, namespace, name })}>
          {name}
        </Link>
      </Text>
      <StatusSentence
        status={{
          level,
          reason: '',
          observedAt: since ?? new Date().toISOString(),
        }}
      >
        {words.reason(row.reason)}
      </StatusSentence>
    </li>
  );
}

function Deliveries({ data }: { data: FleetData }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const fleetRoute = useRouteRef(rootRouteRef);
  const rows = useMemo(
    () => selectFleet(data.rows.values(), { text: '' }),
    [data],
  );
  const problems = rows.filter(({ verdict }) => verdict !== 'delivered');
  if (rows.length === 0) {
    return <Text as="p">{t('mine.none')}</Text>;
  }
  return (
    <Flex direction="column" gap="3">
      {problems.length === 0 && (
        <StatusSentence
          status={{
            level: 'ok',
            reason: '',
            observedAt: rows[0].since ?? new Date().toISOString(),
          }}
        >
          {rows.length === 1
            ? t('mine.oneWell')
            : t('mine.allWell', { total: String(rows.length) })}
        </StatusSentence>
      )}
      {problems.length > 0 && (
        <ul className={styles.list}>
          {problems.slice(0, maximumShown).map(row => (
            <Problem key={applicationKey(row)} row={row} />
          ))}
        </ul>
      )}
      {problems.length > maximumShown && (
        <Text as="p" color="secondary">
          {t('mine.more', { count: problems.length - maximumShown })}
        </Text>
      )}
      <Link href={fleetRoute()}>{t('mine.open')}</Link>
    </Flex>
  );
}

function Frame(props: { state?: Followed<FleetData>; children: ReactNode }) {
  const { state, children } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const heading = useId();
  return (
    <Card aria-labelledby={heading}>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold" id={heading}>
            {t('mine.title')}
          </Text>
          {state?.status === 'ready' && (
            <LiveDot state={state.connection} observedAt={state.receivedAt} />
          )}
        </Flex>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

function OfTenants({ tenants }: { tenants: string[] }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const filter = useMemo(() => ({ tenant: tenants }), [tenants]);
  const state = useFleet(filter);
  const body = () => {
    switch (state.status) {
      case 'loading':
        return <Skeleton width="60%" height={20} />;
      case 'denied':
        return <Text as="p">{t('mine.denied')}</Text>;
      case 'error':
        return (
          <Text as="p">
            {t('mine.failed', { message: state.error.message })}
          </Text>
        );
      default:
        return <Deliveries data={state.data} />;
    }
  };
  return <Frame state={state}>{body()}</Frame>;
}

/**
 * What of the viewer's tenants is not delivered, live, the worst first; for the home page.
 *
 * @public
 */
export function MyDeliveries() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const tenants = useMyTenants();
  switch (tenants.status) {
    case 'ready':
      return tenants.data.length > 0 ? (
        <OfTenants tenants={tenants.data} />
      ) : (
        <Frame>
          <Text as="p">{t('mine.none')}</Text>
        </Frame>
      );
    case 'loading':
      return (
        <Frame>
          <Skeleton width="60%" height={20} />
        </Frame>
      );
    case 'denied':
      return (
        <Frame>
          <Text as="p">{t('mine.denied')}</Text>
        </Frame>
      );
    default:
      return (
        <Frame>
          <Text as="p">
            {t('mine.failed', { message: tenants.error.message })}
          </Text>
        </Frame>
      );
  }
}
