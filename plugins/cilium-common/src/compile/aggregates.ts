import { Identity, isWorld } from '../labels/identity';
import { Label, parseLabel } from '../labels/label';
import { LabelPeer } from '../model/policy';
import { isAtLeast, newestVersion } from '../model/version';
import { Match, matchesAll } from '../selectors/requirements';
import type { PeerFacts } from './matchPeer';

/**
 * From 1.20 on, identities of one kind share an aggregate in the policy map, and a selector that selects the aggregate means
 * all of them. The aggregate has none of their labels: a selector that only says what must not be there, and that Cilium does
 * not narrow to a namespace (because it names a `reserved:` key), selects it, and so means more than it says. Source:
 * `pkg/policy/aggregate.go`.
 */
export function matchesAggregate(
  { requirements }: LabelPeer,
  identity: Identity,
  facts: PeerFacts,
): Match {
  const isNegative = requirements.every(
    ({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist',
  );
  const { version = newestVersion } = facts.context;
  if (
    facts.withoutAggregates ||
    !isNegative ||
    requirements.length === 0 ||
    !isAtLeast(version, '1.20')
  ) {
    return false;
  }
  const aggregate = aggregateOf(identity, facts);
  return (
    aggregate !== undefined &&
    matchesAll(requirements, {
      labels: new Map<string, Label>([
        [aggregate, parseLabel(`reserved:${aggregate}`)],
      ]),
      unknown: [],
    })
  );
}

/** The aggregate of an identity; undefined for those that Cilium knows by a name, which stand for themselves. */
function aggregateOf(
  identity: Identity,
  { isNamed }: PeerFacts,
): string | undefined {
  const { labels, prefix, names = [] } = identity;
  const sources = new Set([...labels.values()].map(({ source }) => source));
  if (sources.has('k8s')) {
    return 'aggregate-cluster';
  }
  const hasNetwork = prefix !== undefined && prefix.bits > 0;
  if (isWorld(identity)) {
    return hasNetwork || labels.size > 1 || names.some(isNamed)
      ? 'aggregate-world'
      : undefined;
  }
  return labels.has('remote-node') && (hasNetwork || sources.has('node'))
    ? 'aggregate-remote-node'
    : undefined;
}
