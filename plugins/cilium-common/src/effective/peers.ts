import { requirementText } from '../explain/words';
import { clusterKey, namespaceKey } from '../labels/label';
import { formatPrefix, Prefix } from '../labels/prefix';
import { PolicyContext } from '../model/context';
import { LabelPeer, Peer, Rule } from '../model/policy';
import { Requirement } from '../selectors/requirements';
import { EffectivePeer } from './types';

/** Whom a rule means, as a page shows it. A rule that means nobody has none. */
export function peersOf(
  { peers, ports }: Rule,
  context: PolicyContext,
): EffectivePeer[] {
  if (peers === 'nobody' || (peers.length === 0 && !ports)) {
    return [];
  }
  return peers.length === 0
    ? [{ kind: 'anybody', text: '' }]
    : peers.map(peer => shownPeer(peer, context));
}

function shownPeer(peer: Peer, context: PolicyContext): EffectivePeer {
  switch (peer.type) {
    case 'labels':
      return peer.entity === undefined
        ? podsPeer(peer, context)
        : { kind: 'entity', text: peer.entity };
    case 'cidr':
      return {
        kind: 'network',
        text: withHoles(formatPrefix(peer.network), peer.except),
      };
    case 'group':
      return {
        kind: 'group',
        text: withHoles(
          peer.name ?? peer.requirements.map(requirementText).join(','),
          peer.except,
        ),
      };
    case 'domain':
      return { kind: 'name', text: peer.pattern };
    default:
      return { kind: peer.reason, text: peer.text };
  }
}

/** Labels of pods, without what Cilium adds: their namespace, and the policies' own cluster. */
function podsPeer(
  { requirements }: LabelPeer,
  { cluster = 'default' }: PolicyContext,
): EffectivePeer {
  const ofNamespace = requirements.find(
    one => one.key === namespaceKey && onlyValueOf(one) !== undefined,
  );
  const namespace = ofNamespace && onlyValueOf(ofNamespace);
  return {
    kind: 'pods',
    ...(namespace !== undefined && { namespace }),
    text: requirements
      .filter(
        one =>
          one !== ofNamespace &&
          !(one.key === clusterKey && onlyValueOf(one) === cluster),
      )
      .map(requirementText)
      .join(','),
  };
}

function onlyValueOf({ operator, values }: Requirement): string | undefined {
  return operator === 'In' && values.size === 1 ? [...values][0] : undefined;
}

function withHoles(text: string, except: readonly Prefix[]): string {
  return except.length > 0
    ? `${text} - ${except.map(formatPrefix).join(', ')}`
    : text;
}
