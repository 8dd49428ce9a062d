import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { StatusMark } from '@socle/plugin-platform-react';
import {
  ShownChangedFlow,
  ShownPair,
  ShownRadius,
  Verdict,
} from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Connection, endOf, portOf } from '../Connection';
import { levelOf } from '../Explanation/levelOf';
import styles from './AllowFlow.module.css';

const lastPort = 65_535;

function portsOf({ ports }: ShownPair): string {
  return ports
    .map(({ protocol, from, to }) => {
      if (from === 0 && to >= lastPort) {
        return protocol;
      }
      return from === to ? `${from}/${protocol}` : `${from}-${to}/${protocol}`;
    })
    .join(', ');
}

function Change({ after }: { after: Verdict }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = {
    allowed: t('allow.opens'),
    denied: t('allow.cuts'),
    unknown: t('allow.doubts'),
  };
  return (
    <span className={styles.change}>
      <StatusMark level={levelOf(after)} hideLabel /> {words[after]}
    </span>
  );
}

function Pairs({ pairs }: { pairs: readonly ShownPair[] }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <ul className={styles.list} aria-label={t('allow.pairs')}>
      {pairs.map(pair => {
        const { from, to, ports } = pair;
        return (
          <li
            key={`${from.cluster}${endOf(from).place}${from.name} ${to.cluster}${endOf(to).place}${to.name}`}
          >
            <Connection from={endOf(from)} to={endOf(to)} /> {portsOf(pair)}{' '}
            {ports[0] && <Change after={ports[0].after} />}
          </li>
        );
      })}
    </ul>
  );
}

function Flows({ flows }: { flows: readonly ShownChangedFlow[] }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <ul className={styles.list} aria-label={t('allow.flows')}>
      {flows.map((flow, index) => (
        <li key={index}>
          <Connection from={endOf(flow.from)} to={endOf(flow.to)} />{' '}
          {portOf(flow)} <Change after={flow.after} />{' '}
          <span className={styles.quiet}>
            {t('allow.seen', { count: flow.count })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What else a change lets through or cuts, on both sides. */
export function Radius({ radius }: { radius: ShownRadius }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { pairs, flows, morePairs, moreFlows } = radius;
  const hasPairs = Boolean(pairs?.length) || morePairs > 0;
  const hasFlows = Boolean(flows?.length) || moreFlows > 0;
  return (
    <section aria-label={t('allow.radius')} className={styles.part}>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('allow.radius')}
        </Text>
        {!pairs && <Text as="p">{t('allow.radiusUnknown')}</Text>}
        {pairs && !hasPairs && !hasFlows && (
          <Text as="p">{t('allow.radiusNone')}</Text>
        )}
        {hasPairs && (
          <>
            <Text as="p" color="secondary">
              {t('allow.pairs')}
            </Text>
            <Pairs pairs={pairs ?? []} />
            {morePairs > 0 && (
              <Text as="p" color="secondary">
                {t('allow.morePairs', { count: morePairs })}
              </Text>
            )}
          </>
        )}
        {hasFlows && (
          <>
            <Text as="p" color="secondary">
              {t('allow.flows')}
            </Text>
            <Flows flows={flows ?? []} />
            {moreFlows > 0 && (
              <Text as="p" color="secondary">
                {t('allow.moreFlows', { count: moreFlows })}
              </Text>
            )}
          </>
        )}
      </Flex>
    </section>
  );
}
