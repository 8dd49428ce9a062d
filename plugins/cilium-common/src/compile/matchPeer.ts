import {
  Identity,
  isNode,
  isWithin,
  isWorld,
  lookup,
} from '../labels/identity';
import { worldOf } from '../labels/identityOf';
import { contains, Prefix } from '../labels/prefix';
import { PolicyContext } from '../model/context';
import { isAtLeast, newestVersion } from '../model/version';
import { CidrPeer, GroupPeer, Peer } from '../model/policy';
import { CidrGroup } from '../parse/cidrGroup';
import { groupNameKey } from '../parse/networks';
import { Match, matchesAll, Requirement } from '../selectors/requirements';
import { matchesAggregate } from './aggregates';

/** What the matching of peers depends on. */
export interface PeerFacts {
  context: PolicyContext;
  /** Whether a policy means a DNS name: an address that has it then has an identity of its own. */
  isNamed(name: string): boolean;
  /** Undefined where no group is known, and some may be there. */
  groups: readonly CidrGroup[] | undefined;
  /** Whether only those are meant whom a selector selects themselves, and not the aggregate that they are of. */
  withoutAggregates?: boolean;
}

/** Whether an identity is one that a peer of a rule means; undefined where that cannot be known. */
export function matchesPeer(
  peer: Peer,
  identity: Identity,
  facts: PeerFacts,
): Match {
  switch (peer.type) {
    case 'labels':
      return or(
        matchesAll(peer.requirements, identity),
        matchesAggregate(peer, identity, facts),
      );
    case 'cidr':
      return matchesCidr(peer, identity, facts);
    case 'group':
      return matchesGroup(peer, identity, facts);
    case 'domain': {
      const { names, labels, unknown } = identity;
      const isKnown =
        labels.has(`fqdn:${peer.pattern}`) ||
        names?.some(name => peer.matches(name));
      return isKnown || (unknown.includes('names') ? undefined : false);
    }
    default:
      return peer.reason === 'services' || isWorld(identity)
        ? undefined
        : false;
  }
}

/** Networks are about the world, and about nodes and pods only where the cluster says so (`CIDRSelector.Matches`). */
export function isSubjectToCidrs(
  identity: Identity,
  { cidrMatches = [] }: PolicyContext,
): boolean {
  if (isWorld(identity)) {
    return true;
  }
  return cidrMatches.includes(isNode(identity) ? 'nodes' : 'pods');
}

function matchesCidr(
  { network, except }: CidrPeer,
  identity: Identity,
  { context }: PeerFacts,
): Match {
  if (!isSubjectToCidrs(identity, context)) {
    return false;
  }
  return and(
    covers(network, identity, context),
    outsideOf(except, identity, context),
  );
}

function outsideOf(
  except: readonly Prefix[],
  identity: Identity,
  context: PolicyContext,
): Match {
  return except
    .map(hole => not(covers(hole, identity, context)))
    .reduce<Match>(and, true);
}

/** Whether a network has an identity in it. A network of everything is the world of its family. */
function covers(
  network: Prefix,
  identity: Identity,
  context: PolicyContext,
): Match {
  if (network.bits > 0) {
    return isWithin(identity, network);
  }
  const world = identity.labels.get(worldOf(network, context));
  return (
    world?.source === 'reserved' ||
    (context.cidrMatches?.includes('pods') === true &&
      identity.prefix?.family === network.family)
  );
}

function matchesGroup(
  { name, requirements, except }: GroupPeer,
  identity: Identity,
  facts: PeerFacts,
): Match {
  const { context, groups } = facts;
  if (!isSubjectToCidrs(identity, context)) {
    return false;
  }
  const isMeant =
    name === undefined
      ? matchesGroups(requirements, identity, facts)
      : matchesOneGroup(name, identity, groups);
  return and(isMeant, outsideOf(except, identity, context));
}

function matchesOneGroup(
  name: string,
  identity: Identity,
  groups: PeerFacts['groups'],
): Match {
  const key = `${groupNameKey}/${name}`;
  if (lookup(identity, { source: 'cidrgroup', key }) !== undefined) {
    return true;
  }
  if (!groups) {
    return identity.unknown.includes('groups') ? undefined : false;
  }
  const networks = groups.find(group => group.name === name)?.networks ?? [];
  return isInAny(networks, identity);
}

function isInAny(networks: readonly Prefix[], identity: Identity): Match {
  return networks
    .map(network => isWithin(identity, network))
    .reduce<Match>(or, false);
}

/** An address carries the labels of all groups that it is in. */
function matchesGroups(
  requirements: readonly Requirement[],
  identity: Identity,
  { context, groups }: PeerFacts,
): Match {
  const { prefix } = identity;
  const own = [...identity.labels.values()].filter(
    ({ source }) => source === 'cidrgroup',
  );
  if (!groups && own.length === 0 && identity.unknown.includes('groups')) {
    return undefined;
  }
  if (groups && !prefix && identity.unknown.includes('address')) {
    return undefined;
  }
  const within = (groups ?? []).filter(
    ({ networks }) =>
      prefix && networks.some(network => contains(network, prefix)),
  );
  const labels = [
    ...own.map(({ key, value }) => [key, value] as const),
    ...within.flatMap(group => [
      ...group.labels,
      [`${groupNameKey}/${group.name}`, ''] as const,
    ]),
  ];
  const isMerged = !isAtLeast(context.version ?? newestVersion, '1.20');
  return requirements
    .map(one => groupLabelsHave(one, labels, isMerged))
    .reduce<Match>(and, true);
}

/** Until 1.19, of several groups' labels with one key only one was kept, and which one is not told. */
function groupLabelsHave(
  { source, key, operator, values }: Requirement,
  labels: readonly (readonly [string, string])[],
  isMerged: boolean,
): Match {
  const found = labels.filter(
    ([name]) => source === 'cidrgroup' && name === key,
  );
  const exists = found.length > 0;
  const hasValue = found.some(([, value]) => values.has(value));
  const isUnsure =
    isMerged && hasValue && !found.every(([, value]) => values.has(value));
  switch (operator) {
    case 'Exists':
      return exists;
    case 'DoesNotExist':
      return !exists;
    case 'In':
      return isUnsure ? undefined : hasValue;
    default:
      return isUnsure ? undefined : !hasValue;
  }
}

/** Both have to hold. */
export function and(one: Match, other: Match): Match {
  if (one === false || other === false) {
    return false;
  }
  return one && other;
}

/** One of them has to hold. */
export function or(one: Match, other: Match): Match {
  if (one === true || other === true) {
    return true;
  }
  return one === undefined || other === undefined ? undefined : false;
}

function not(match: Match): Match {
  return match === undefined ? undefined : !match;
}
