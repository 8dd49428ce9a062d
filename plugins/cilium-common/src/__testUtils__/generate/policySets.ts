import { fault } from './faults';
import { Random } from './random';
import { Features, rule } from './rules';
import { selector, subject } from './selectors';
import {
  addresses,
  apps,
  asked,
  ends,
  groups,
  names,
  namedPorts,
  namespaceLabels,
  namespaces,
  roles,
} from './vocabulary';

type Json = Record<string, unknown>;

/** A question in the oracle's words. */
export interface GeneratedQuery {
  from: Json;
  to: Json;
  port: number;
  proto: string;
}

/** Policies, and questions about them. */
export interface GeneratedSet {
  policies: unknown[];
  namespaceLabels: Record<string, Record<string, string>>;
  queries: GeneratedQuery[];
}

/** How the oracle is started for a set. */
export interface GeneratedWorld {
  dualStack: boolean;
  hostFirewall: boolean;
}

/**
 * A set of policies with questions, which follows from its seed alone. Together, the sets have everything that the oracle knows:
 * selectors of all forms, empty ones too, default deny and its switch, deny rules, entities, networks with holes, groups, DNS
 * names, named ports, ranges, ICMP, layer 7, listeners, authentication; and now and then what Cilium refuses.
 */
export function generateSet(
  seed: number,
  world: GeneratedWorld,
  questions = 24,
): GeneratedSet {
  const random = new Random(seed);
  const features: Features = {
    severalClusters: random.chance(0.3),
    nodes: world.hostFirewall,
    isDense: random.chance(0.35),
  };
  const policies = random.times(1, 6, () => policy(random, features));
  const faulty = random.chance(0.03);
  const all = faulty ? [...policies, fault(random)] : policies;
  const pods = random.times(4, 6, () => pod(random, features));
  const end = () => (random.chance(0.7) ? random.one(pods) : outside(random));
  const named = portsIn(policies);
  return {
    policies: random.chance(0.1)
      ? [all.map(one => JSON.stringify(one)).join('\n---\n')]
      : all,
    namespaceLabels: random.chance(0.8) ? namespaceLabels : {},
    queries: Array.from({ length: questions }, () => ({
      from: end(),
      to: end(),
      ...portOf(random, named),
    })),
  };
}

/** Ports that policies name, by number or by name: most questions are about them, or about their neighbours. */
function portsIn(policies: readonly Json[]): number[] {
  const text = JSON.stringify(policies);
  const numbers = [...text.matchAll(/"(?:port|endPort)":"?(\d+)/g)].map(
    ([, number]) => Number(number),
  );
  const byName = [...text.matchAll(/"port":"([a-zA-Z][\w-]*)"/g)].flatMap(
    ([, name]) =>
      Object.values(namedPorts).flatMap(
        found => found[name.toLowerCase()] ?? [],
      ),
  );
  return [...numbers, ...byName].filter(port => port > 0 && port < 65_535);
}

function portOf(
  random: Random,
  named: readonly number[],
): { port: number; proto: string } {
  if (random.chance(0.12)) {
    return random.one([
      { port: 8, proto: 'ICMP' },
      { port: 0, proto: 'ICMP' },
      { port: 3, proto: 'ICMP' },
      { port: 128, proto: 'ICMPv6' },
      { port: 1, proto: 'ICMPv6' },
    ]);
  }
  const port =
    named.length > 0 && random.chance(0.75)
      ? random.one(named) + random.one([0, 0, 0, 0, 1, -1])
      : random.one(asked);
  return {
    port: Math.max(port, 1),
    proto: random.one(['TCP', 'TCP', 'TCP', 'TCP', 'UDP', 'SCTP']),
  };
}

function policy(random: Random, features: Features): Json {
  const isClusterwide = random.chance(0.3);
  const name = `p${random.below(1000)}`;
  const ofNodes = isClusterwide && features.nodes && random.chance(0.5);
  const one = () => spec(random, features, ofNodes);
  return {
    apiVersion: 'cilium.io/v2',
    kind: isClusterwide
      ? 'CiliumClusterwideNetworkPolicy'
      : 'CiliumNetworkPolicy',
    metadata: isClusterwide
      ? { name }
      : { name, namespace: random.one(namespaces) },
    ...(random.chance(0.08)
      ? { specs: random.times(1, 2, one) }
      : { spec: one() }),
  };
}

function spec(random: Random, features: Features, ofNodes: boolean): Json {
  const rules = (direction: 'ingress' | 'egress', isDeny: boolean) =>
    random
      .times(1, 2, () => rule(random, direction, isDeny, features))
      .map(found => (ofNodes ? withoutL7(found) : found));
  const sections: Json = {
    ...(random.chance(0.6) && { ingress: rules('ingress', false) }),
    ...(random.chance(0.25) && { ingressDeny: rules('ingress', true) }),
    ...(random.chance(0.6) && { egress: rules('egress', false) }),
    ...(random.chance(0.25) && { egressDeny: rules('egress', true) }),
  };
  return {
    ...(ofNodes
      ? { nodeSelector: random.chance(0.7) ? {} : selector(random) }
      : { endpointSelector: subject(random) }),
    ...(Object.keys(sections).length > 0 ? sections : { ingress: [{}] }),
    ...(random.chance(0.25) && {
      enableDefaultDeny: {
        ...(random.chance(0.7) && { ingress: random.chance(0.3) }),
        ...(random.chance(0.7) && { egress: random.chance(0.3) }),
      },
    }),
  };
}

function withoutL7(found: Json): Json {
  const { toPorts, ...rest } = found;
  return Array.isArray(toPorts)
    ? {
        ...rest,
        toPorts: toPorts.map(({ ports }) => (ports ? { ports } : {})),
      }
    : rest;
}

function pod(random: Random, { severalClusters }: Features): Json {
  const app = random.chance(0.85) ? random.one(apps) : undefined;
  return {
    namespace: random.one(namespaces),
    labels: {
      ...(app && { app }),
      ...(random.chance(0.5) && { role: random.one(roles) }),
      ...(random.chance(0.1) && { 'app.kubernetes.io/name': 'cart' }),
      ...(random.chance(0.15) && { 'pod-template-hash': 'abc' }),
      ...(random.chance(0.04) && { init: 'yes' }),
      ...(random.chance(0.04) && { host: 'yes' }),
      ...(random.chance(0.04) && { world: '' }),
    },
    ...(random.chance(0.2) && { serviceAccount: 'robot' }),
    ...(severalClusters && random.chance(0.4) && { cluster: 'other' }),
    ...(app && { namedPorts: namedPorts[app] }),
  };
}

function outside(random: Random): Json {
  const kind = random.below(10);
  if (kind < 5) {
    return { entity: random.one(ends) };
  }
  return {
    ...(kind !== 5 && { cidr: random.one(addresses) }),
    ...((kind === 5 || random.chance(0.4)) && { fqdn: random.one(names) }),
    ...(random.chance(0.3) && { cidrGroups: random.some(groups, 1, 2) }),
    ...(kind === 9 && { entity: 'kube-apiserver' }),
  };
}
