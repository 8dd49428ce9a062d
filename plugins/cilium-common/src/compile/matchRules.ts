import { UnknownPart } from '../labels/identity';
import { PolicyContext } from '../model/context';
import { Peer, Port, Rule } from '../model/policy';
import { protocolNumbers } from '../model/protocol';
import { isAtLeast, newestVersion } from '../model/version';
import { UnknownReason } from '../model/verdict';
import { Match, matchesAll, Requirement } from '../selectors/requirements';
import { MatchedEntry } from './decide';
import { and, matchesPeer, or, PeerFacts } from './matchPeer';
import { Party } from './party';
import { RuleEntry } from './ruleEntries';
import { IndexedRule } from './ruleIndex';
import { namedKey, Side } from './side';

const lastPort = 65_535;

/** Whether peers have a party among them, and if that is not sure, why. */
export interface PeerMatch {
  match: Match;
  doubt?: UnknownReason;
}

/** Whether the peers of a rule have a party among them. */
export function matchesRule(
  { rule }: IndexedRule,
  side: Side,
  peer: Party,
  facts: PeerFacts,
): PeerMatch {
  return rule.peers === 'nobody'
    ? { match: false }
    : matchesPeers(rule.peers, requiredOf(rule, side), peer, facts);
}

/** What the peers of a rule have to have besides (until 1.18). */
export function requiredOf(
  { verdict }: Rule,
  { requires }: Side,
): readonly Requirement[] {
  return verdict === 'deny' ? requires.deny : requires.allow;
}

/** Whether one of some peers is a party; no peers are everybody. */
export function matchesPeers(
  peers: readonly Peer[],
  requires: readonly Requirement[],
  { identity }: Party,
  facts: PeerFacts,
): PeerMatch {
  if (peers.length === 0) {
    return { match: true };
  }
  let match: Match = false;
  let doubt: UnknownReason | undefined;
  for (const one of peers) {
    const own = matchesPeer(one, identity, facts);
    const found =
      requires.length > 0 && isOfEndpoints(one)
        ? and(own, matchesAll(requires, identity))
        : own;
    match = or(match, found);
    if (match === true) {
      return { match };
    }
    if (found === undefined) {
      doubt = doubtOf(one, identity.unknown);
    }
  }
  return match === false ? { match } : { match, doubt };
}

function isOfEndpoints(peer: Peer): boolean {
  return peer.type === 'labels' && peer.field.endsWith('Endpoints');
}

function doubtOf(peer: Peer, unknown: readonly UnknownPart[]): UnknownReason {
  if (unknown.includes('entity')) {
    return 'entity';
  }
  switch (peer.type) {
    case 'cidr':
      return 'address';
    case 'group':
      return unknown.includes('address') ? 'address' : 'groups';
    case 'domain':
      return 'names';
    case 'unknown':
      return peer.reason;
    default:
      return 'labels';
  }
}

/** The ports of the destination that an entry is about; none where it names one that the destination does not have. */
export function matchEntry(
  entry: RuleEntry,
  doubt: UnknownReason | undefined,
  destination: Party,
  side: Side,
  context: PolicyContext,
): MatchedEntry[] {
  const { port } = entry;
  const withDoubt = doubt && { doubt };
  if (!port) {
    return [{ entry, from: 0, to: lastPort, ...withDoubt }];
  }
  if (port.name === undefined) {
    const { from = 0, to = from } = port;
    return [{ entry, from, to, ...withDoubt }];
  }
  const isOwn =
    side.direction === 'ingress' ||
    isAtLeast(context.version ?? newestVersion, '1.20');
  const number = isOwn
    ? numberOf(port, destination)
    : numberInCluster(port.name, context);
  if (number === undefined) {
    return [];
  }
  if (number === 'unknown') {
    return [{ entry, from: 0, to: lastPort, doubt: doubt ?? 'namedPort' }];
  }
  const hasRange = side.direction === 'ingress' || !isOwn;
  const end = hasRange ? (side.namedEnds.get(namedKey(entry)) ?? 0) : 0;
  return [{ entry, from: number, to: Math.max(number, end), ...withDoubt }];
}

/** The number of a port that its pod names; undefined where it names none so. */
function numberOf(
  { name = '', protocol }: Port,
  { namedPorts }: Party,
): number | 'unknown' | undefined {
  if (!namedPorts) {
    return 'unknown';
  }
  const found = namedPorts.get(name);
  const isOfProtocol =
    found?.protocol === undefined || found.protocol.toUpperCase() === protocol;
  return found && isOfProtocol && protocolNumbers[protocol] > 0
    ? found.port
    : undefined;
}

/** Until 1.19, a port's name for egress meant one number in the whole cluster, and nothing where there were several. */
function numberInCluster(
  name: string,
  { namedPorts }: PolicyContext,
): number | 'unknown' | undefined {
  if (!namedPorts) {
    return 'unknown';
  }
  const numbers = new Set(
    Object.hasOwn(namedPorts, name) ? namedPorts[name] : [],
  );
  return numbers.size === 1 ? [...numbers][0] : undefined;
}
