import { Text } from '@backstage/ui';
import {
  FlowStatusCode,
  NetworkSource,
  NetworkStatus,
} from '@socle/plugin-cilium-common';
import { StatusSentence } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';

/** What banners tell of, with more to it. */
const onBanners: readonly FlowStatusCode[] = [
  'blind',
  'blindAlways',
  'silentNodes',
];

/** When a source went silent, where one did: the verdict is then the last known. */
function staleSince(sources: readonly NetworkSource[]): string | undefined {
  return sources
    .flatMap(({ flows }) =>
      flows.state === 'stale' ? (flows.status.staleSince ?? []) : [],
    )
    .sort()[0];
}

/**
 * The one sentence about an entity's network, and what else there is to say of what could be seen.
 *
 * @public
 */
export function NetworkVerdict(props: {
  data: { status: NetworkStatus; sources: readonly NetworkSource[] };
  receivedAt: string;
  /** Whether banners beside it tell of each source that cannot be seen. */
  hasBanners?: boolean;
}) {
  const { data, receivedAt, hasBanners } = props;
  const words = useWords();
  const [first, ...others] = data.status.sentences
    .filter(
      ({ code }, index) =>
        index === 0 || !hasBanners || !onBanners.includes(code),
    )
    .map(words.status);
  const since = staleSince(data.sources);
  return (
    <div>
      <StatusSentence
        status={{
          level: data.status.level,
          reason: first ?? '',
          observedAt: since ?? receivedAt,
          ...(since && { staleSince: since }),
        }}
        size="large"
      >
        {first}
      </StatusSentence>
      {others.map(sentence => (
        <Text as="p" key={sentence}>
          {sentence}
        </Text>
      ))}
    </div>
  );
}
