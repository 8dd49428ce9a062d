import { Identity, isHost, lookup } from '../labels/identity';
import { clusterKey } from '../labels/label';
import { PolicyContext } from '../model/context';
import { Rule } from '../model/policy';
import { UnknownReason } from '../model/verdict';
import { isAtLeast, newestVersion } from '../model/version';
import { Match, Requirement, requirementsOf } from '../selectors/requirements';
import { Conflict, findConflict } from './conflicts';
import { Fallback } from './decide';
import { RuleEntry } from './ruleEntries';
import { RuleIndex, SelectedRule } from './ruleIndex';

/** What holds for one party in one direction, whoever the other party is. */
export interface Side {
  direction: 'ingress' | 'egress';
  isNode: boolean;
  /** Undefined where policies are asked; else why none is. */
  exemption?: 'host' | 'never' | 'notAnEndpoint';
  /** It runs in another cluster, and the policies of that one decide. */
  isElsewhere: boolean;
  /** Those that are about the party, and those that may be. */
  rules: readonly SelectedRule[];
  /** Whether what no rule allows is refused; undefined where that is not known. */
  hasDefaultDeny: Match;
  /**
   * Where ranges end that begin at a port by its name: rules with one name share the end that the first of them has
   * (`L4PolicyMap.NamedPortMap`).
   */
  namedEnds: ReadonlyMap<string, number>;
  /** Until 1.18: what peers have to have besides, in rules that allow and in rules that deny. */
  requires: Readonly<Record<'allow' | 'deny', readonly Requirement[]>>;
  conflict?: Conflict;
}

/* What Cilium does not manage, and so asks no policies about. */
const unmanaged = [
  'world',
  'world-ipv4',
  'world-ipv6',
  'remote-node',
  'unmanaged',
];

/** Source: `computePolicyEnforcementAndRules` in `pkg/policy/repository.go`. */
export function sideOf(
  identity: Identity,
  direction: 'ingress' | 'egress',
  index: RuleIndex,
  context: PolicyContext,
): Side {
  const isNode = isHost(identity);
  const none = {
    direction,
    isNode,
    isElsewhere: false,
    rules: [],
    hasDefaultDeny: false,
    requires: { allow: [], deny: [] },
    namedEnds: new Map<string, number>(),
  };
  const exemption = exemptionOf(identity, context);
  if (exemption) {
    return { ...none, exemption };
  }
  if (isElsewhere(identity, context)) {
    return { ...none, isElsewhere: true, hasDefaultDeny: undefined };
  }
  const rules = index.about(identity, { direction, isNode });
  const isForced =
    context.mode === 'always' ||
    lookup(identity, { source: 'any', key: 'init' }) !== undefined;
  const hasDefaultDeny = isForced || defaultDenyOf(rules);
  const conflict = findConflict(
    rules.flatMap(({ entries }) => entries),
    hasDefaultDeny !== false,
  );
  return {
    ...none,
    rules,
    hasDefaultDeny,
    requires: requiresOf(rules),
    namedEnds: namedEndsOf(rules),
    ...(conflict && { conflict }),
  };
}

function exemptionOf(
  identity: Identity,
  context: PolicyContext,
): Side['exemption'] {
  const version = context.version ?? newestVersion;
  // Until 1.19, any label with this key was taken for the node's.
  const isTakenForHost = isAtLeast(version, '1.20')
    ? isHost(identity)
    : identity.labels.has('host');
  if (isTakenForHost && !context.hostFirewall) {
    return 'host';
  }
  if (context.mode === 'never') {
    return 'never';
  }
  const isUnmanaged =
    context.subjects !== 'everybody' &&
    unmanaged.some(key => identity.labels.get(key)?.source === 'reserved');
  return isUnmanaged ? 'notAnEndpoint' : undefined;
}

/** Policies are of one cluster, and say nothing about whom the pods of others may reach. */
function isElsewhere(
  { labels }: Identity,
  { cluster = 'default', subjects }: PolicyContext,
): boolean {
  const label = labels.get(clusterKey);
  return (
    subjects !== 'everybody' &&
    label?.source === 'k8s' &&
    label.value !== cluster
  );
}

function requiresOf(rules: readonly SelectedRule[]): Side['requires'] {
  const of = (verdict: Rule['verdict']) =>
    rules
      .filter(({ rule }) => rule.verdict === verdict)
      .flatMap(({ rule }) => (rule.requires ?? []).flatMap(requirementsOf));
  return { allow: of('allow'), deny: of('deny') };
}

/** What tells ports by their names apart, in the rules of one side. */
export function namedKey({ rule, port, protocol }: RuleEntry): string {
  return `${rule.tier} ${protocol} ${port?.name}`;
}

function namedEndsOf(rules: readonly SelectedRule[]): Map<string, number> {
  const ends = new Map<string, number>();
  for (const entry of rules.flatMap(({ entries }) => entries)) {
    const key = namedKey(entry);
    if (entry.port?.name !== undefined && !ends.has(key)) {
      ends.set(key, entry.port.endPort ?? 0);
    }
  }
  return ends;
}

function defaultDenyOf(rules: readonly SelectedRule[]): Match {
  const denying = rules.filter(({ rule }) => rule.defaultDeny);
  return (
    denying.some(({ isSure }) => isSure) ||
    (denying.length > 0 ? undefined : false)
  );
}

/** What decides about a peer where no rule does. */
export function fallbackOf(
  side: Side,
  peer: Identity,
  context: PolicyContext,
): Fallback {
  if (side.exemption) {
    return { isAllowed: true, reason: 'exempt' };
  }
  if (side.isElsewhere) {
    return { isAllowed: false, reason: 'defaultDeny', doubt: 'cluster' };
  }
  if (side.hasDefaultDeny === false) {
    return {
      isAllowed: true,
      reason: side.rules.length > 0 ? 'defaultAllow' : 'free',
    };
  }
  if (isAllowedLocalHost(side, peer, context)) {
    return { isAllowed: true, reason: 'localHost' };
  }
  const doubt = doubtOf(side, peer);
  return {
    isAllowed: false,
    reason: 'defaultDeny',
    ...(doubt && { doubt }),
  };
}

function doubtOf(side: Side, peer: Identity): UnknownReason | undefined {
  if (side.hasDefaultDeny === undefined) {
    return 'labels';
  }
  // It might be the node, which may reach its pods.
  return side.direction === 'ingress' && peer.unknown.includes('entity')
    ? 'entity'
    : undefined;
}

/** The node may reach its pods; from 1.20 on, where no rule is about them, only if nothing else makes policies apply. */
function isAllowedLocalHost(
  side: Side,
  peer: Identity,
  { allowLocalHost = true, version = newestVersion }: PolicyContext,
): boolean {
  return (
    side.direction === 'ingress' &&
    !side.isNode &&
    allowLocalHost &&
    isHost(peer) &&
    (side.rules.length > 0 || !isAtLeast(version, '1.20'))
  );
}
