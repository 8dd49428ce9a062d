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
import {
  applicationKey,
  DeliveryVerdict,
  FleetRow,
} from '@socle/plugin-argocd-common';
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

/* Of a whole platform only what is wrong is read; the rest is a count. */
const problemVerdicts: DeliveryVerdict[] = [
  'failing',
  'outOfSync',
  'progressing',
  'unknown',
];

function Problem({ row }: { row: FleetRow }) {
  const words = useWords();
  const applicationRoute = useRouteRef(applicationRouteRef);
  const { instance, namespace, name, level, since } = row;
  const { cause: code, causeParameters: parameters = {} } = row;
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
        {words.reason(row.reason)} {code && words.cause({ code, parameters })}
      </StatusSentence>
    </li>
  );
}

function Deliveries(props: { data: FleetData; ofOthers: boolean }) {
  const { data, ofOthers } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const fleetRoute = useRouteRef(rootRouteRef);
  const rows = useMemo(
    () => selectFleet(data.rows.values(), { text: '' }),
    [data],
  );
  const problems = rows.filter(({ verdict }) => verdict !== 'delivered');
  const total = ofOthers ? data.visible : rows.length;
  if (total === 0) {
    return <Text as="p">{t('mine.none')}</Text>;
  }
  const allWell = () => {
    if (ofOthers) {
      return t('mine.everyoneWell', { total: String(total) });
    }
    return total === 1
      ? t('mine.oneWell')
      : t('mine.allWell', { total: String(total) });
  };
  return (
    <Flex direction="column" gap="3">
      {problems.length === 0 && (
        <StatusSentence
          status={{
            level: 'ok',
            reason: '',
            observedAt: rows[0]?.since ?? new Date().toISOString(),
          }}
        >
          {allWell()}
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

function Frame(props: {
  state?: Followed<FleetData>;
  ofOthers?: boolean;
  children: ReactNode;
}) {
  const { state, ofOthers, children } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const heading = useId();
  return (
    <Card aria-labelledby={heading}>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold" id={heading}>
            {ofOthers ? t('mine.ofOthers') : t('mine.title')}
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
  const ofOthers = tenants.length === 0;
  const filter = useMemo(
    () => (ofOthers ? { verdict: problemVerdicts } : { tenant: tenants }),
    [ofOthers, tenants],
  );
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
        return <Deliveries data={state.data} ofOthers={ofOthers} />;
    }
  };
  return (
    <Frame state={state} ofOthers={ofOthers}>
      {body()}
    </Frame>
  );
}

/**
 * What of the viewer's tenants is not delivered, live, the worst first; for the home page. For those who own no tenant, of
 * all that they may see.
 *
 * @public
 */
export function MyDeliveries() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const tenants = useMyTenants();
  switch (tenants.status) {
    case 'ready':
      return <OfTenants tenants={tenants.data} />;
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
