import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { NetworkSource } from '@socle/plugin-cilium-common';
import { useWords, Words } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './NetworkState.module.css';

type Translate = ReturnType<
  typeof useTranslationRef<(typeof networkTranslationRef)['T']>
>['t'];

interface Banner {
  key: string;
  sentence: string;
  details?: string;
}

/** What is missing of what is shown of a cluster's network, and since when; nothing where all is there. */
function bannersOf(
  source: NetworkSource,
  t: Translate,
  words: Words,
): Banner[] {
  const { title, flows, policies, environments } = source;
  const cluster = title ?? source.cluster;
  const since =
    flows.status.staleSince ?? flows.heardAt ?? flows.status.observedAt;
  const told = {
    cluster,
    time: words.clock(since),
    environments: words.list(environments),
  };
  const failure = flows.failure && t(`sources.failures.${flows.failure}`);
  const banners: Banner[] = [];
  const add = (key: string, sentence: string, details?: string) =>
    banners.push({ key: `${source.cluster} ${key}`, sentence, details });
  switch (flows.state) {
    case 'stale':
      add('flows', t('sources.stale', told), failure);
      break;
    case 'blind':
      add('flows', t('sources.blind', told), failure);
      break;
    case 'denied':
      add('flows', t('sources.denied', told), failure);
      break;
    case 'not-configured':
      add('flows', t('sources.notConfigured', told));
      break;
    default:
  }
  if (flows.state === 'live' && flows.nodes && flows.nodes.unavailable > 0) {
    add(
      'nodes',
      t('sources.nodes', { cluster, count: flows.nodes.unavailable }),
    );
  }
  if (policies.state === 'failed') {
    add('policies', t('sources.policies', told), policies.status.reason);
  } else if (policies.state === 'stale') {
    add(
      'policies',
      t('sources.policiesStale', {
        cluster,
        time: words.clock(policies.status.observedAt),
      }),
      policies.status.reason,
    );
  }
  if (policies.missing.length > 0) {
    add(
      'missing',
      t('sources.missing', { cluster, kinds: words.list(policies.missing) }),
    );
  }
  return banners;
}

/** Each cluster of which something cannot be seen, and since when. */
export function SourceBanners({
  sources,
}: {
  sources: readonly NetworkSource[];
}) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  return sources
    .flatMap(source => bannersOf(source, t, words))
    .map(({ key, sentence, details }) => (
      <Alert
        key={key}
        status="warning"
        icon
        title={sentence}
        description={
          details && (
            <details className={styles.details}>
              <summary>{t('sources.details')}</summary>
              {details}
            </details>
          )
        }
      />
    ));
}
