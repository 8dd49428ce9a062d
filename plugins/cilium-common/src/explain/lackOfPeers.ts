import { CompiledPolicies } from '../compile/compile';
import { matchesRule } from '../compile/matchRules';
import { IndexedRule } from '../compile/ruleIndex';
import { JudgedSide, ReadFlow } from '../evaluate/judgeSide';
import { Identity, isWorld, namespaceOf } from '../labels/identity';
import { finalName } from '../labels/identityOf';
import { Endpoint } from '../model/flow';
import { CidrPeer, DomainPeer, Peer } from '../model/policy';
import { lackAt, Lacking, lacksNothing } from './lack';
import { missedBy } from './missed';
import { endpointName } from './words';

/* A rule about pods is far from an address outside, and the other way round. */
const otherKind = 2;

/** What the other end lacks to be one of a rule's peers; of several, what it lacks least of. */
export function lackOfPeers(
  compiled: CompiledPolicies,
  { flow }: ReadFlow,
  { side, peer }: JudgedSide,
  indexed: IndexedRule,
): Lacking {
  const { peers } = indexed.rule;
  const found = matchesRule(indexed, side, peer, compiled.facts);
  if (found.match !== false || peers === 'nobody') {
    return lacksNothing;
  }
  const endpoint = side.direction === 'egress' ? flow.to : flow.from;
  return peers
    .map(one => lackOfPeer(one, endpoint, peer.identity))
    .reduce((one, other) => (other.cost < one.cost ? other : one));
}

function lackOfPeer(
  one: Peer,
  endpoint: Endpoint,
  identity: Identity,
): Lacking {
  const name = endpointName(endpoint);
  const far = isWorld(identity) ? 0 : otherKind;
  switch (one.type) {
    case 'labels': {
      if (one.entity !== undefined) {
        return {
          cost: 1,
          lacks: [lackAt(one.path, 'entity', one.entity, name)],
        };
      }
      const missed = missedBy(one, identity, 'peer');
      return namespaceOf(identity) === undefined
        ? { ...missed, cost: Math.max(missed.cost, 1) + otherKind }
        : missed;
    }
    case 'cidr':
      return {
        cost: 1 + far,
        lacks: [lackAt(one.path, 'cidr', cidrText(one), name)],
      };
    case 'domain':
      return {
        cost: 1 + far,
        lacks: [
          lackAt(
            one.path,
            isUnresolved(one, endpoint) ? 'neverResolved' : 'name',
            one.pattern,
            name,
          ),
        ],
      };
    default:
      return {
        cost: 1 + far,
        lacks: [lackAt(one.path, 'peer', one.field, name)],
      };
  }
}

function isUnresolved(one: DomainPeer, endpoint: Endpoint): boolean {
  return (
    endpoint.kind === 'outside' &&
    endpoint.resolved === false &&
    (endpoint.names ?? []).some(name => one.matches(finalName(name)))
  );
}

function cidrText({ text }: CidrPeer): string {
  return text
    .replace(/^cidr:/, '')
    .replace(/-\[(?<holes>.*)\]$/, ' except $<holes>');
}
