import { Random } from './random';
import { selector } from './selectors';
import {
  entities,
  groups,
  holes,
  names,
  networks,
  patterns,
  portNames,
  ports,
} from './vocabulary';

type Json = Record<string, unknown>;

/** What a set of policies may have in it. */
export interface Features {
  /** Ends of connections are of several clusters: the oracle takes their pods for those of its own in the entity `cluster`. */
  severalClusters: boolean;
  /** Some policies are about nodes. */
  nodes: boolean;
  /** Few ports and few peers, and much of layer 7: rules meet each other. */
  isDense: boolean;
}

function cidrRule(random: Random): Json {
  if (random.chance(0.15)) {
    return { cidrGroupRef: random.one(groups) };
  }
  if (random.chance(0.08)) {
    return {
      cidrGroupSelector: {
        matchExpressions: [
          {
            key: `io.cilium.policy.cidrgroupname/${random.one(groups)}`,
            operator: random.one(['Exists', 'DoesNotExist']),
          },
        ],
      },
    };
  }
  const cidr = random.one(networks);
  const except = random.chance(0.5)
    ? random.some(holes[cidr] ?? [], 0, 2)
    : undefined;
  return { cidr, ...(except && { except }) };
}

function domain(random: Random): Json {
  if (random.chance(0.02)) {
    return {};
  }
  return random.chance(0.5)
    ? { matchName: random.one(names) }
    : { matchPattern: random.one(patterns) };
}

function entity(random: Random, features: Features): string {
  return random.one(
    features.severalClusters ? entities : [...entities, 'cluster', 'cluster'],
  );
}

/** Whom a rule means: mostly one list, sometimes an empty one, sometimes none. */
function peers(
  random: Random,
  direction: 'ingress' | 'egress',
  isDeny: boolean,
  features: Features,
): Json {
  const way = direction === 'ingress' ? 'from' : 'to';
  const least = random.chance(0.05) ? 0 : 1;
  if (features.isDense && random.chance(0.7)) {
    return random.one<Json>([
      { [`${way}Endpoints`]: [{}] },
      { [`${way}Entities`]: ['all'] },
      { [`${way}Entities`]: ['world', 'host'] },
      {},
    ]);
  }
  const kind = random.below(isDeny || direction === 'ingress' ? 17 : 22);
  if (kind < 7) {
    return {
      [`${way}Endpoints`]: random.times(least, 2, () => selector(random)),
    };
  }
  if (kind < 10) {
    return {
      [`${way}Entities`]: random.times(least, 2, () =>
        entity(random, features),
      ),
    };
  }
  if (kind < 12) {
    return {
      [`${way}CIDR`]: random.times(least, 2, () =>
        random.one([...networks, '192.0.2.7', '2001:db8::1']),
      ),
    };
  }
  if (kind < 15) {
    return {
      [`${way}CIDRSet`]: random.times(least, 2, () => cidrRule(random)),
    };
  }
  if (kind < 17) {
    return {};
  }
  return { toFQDNs: random.times(least, 2, () => domain(random)) };
}

function port(random: Random, protocols: readonly string[]): Json {
  const protocol = random.one(protocols);
  const withProtocol = protocol === '' ? {} : { protocol };
  const kind = random.below(20);
  if (kind < 4) {
    const first = Number(random.one(ports));
    const endPort = first + random.one([-3, 0, 1, 5, 100, 1000]);
    return { port: String(first), endPort, ...withProtocol };
  }
  if (kind < 8) {
    return { port: random.one(portNames), ...withProtocol };
  }
  if (kind === 8) {
    return { port: random.one(['0', '0', '080', '65535']), ...withProtocol };
  }
  return { port: random.one(ports), ...withProtocol };
}

const allProtocols = ['TCP', 'TCP', 'TCP', 'UDP', 'SCTP', 'ANY', ''];

function http(random: Random): Json[] {
  return random.times(0, 2, () => ({
    ...(random.chance(0.6) && { method: random.one(['GET', 'POST']) }),
    ...(random.chance(0.6) && { path: random.one(['/', '/v1/.*']) }),
  }));
}

function densePortRule(
  random: Random,
  direction: 'ingress' | 'egress',
  isDeny: boolean,
): Json {
  const at = [
    {
      port: random.one(['80', '8080', 'http']),
      protocol: 'TCP',
      ...(random.chance(0.15) && { endPort: 8_081 }),
    },
  ];
  const kind = isDeny ? 9 : random.below(10);
  if (kind < 5) {
    return { ports: at, rules: { http: [{ path: '/' }, ...http(random)] } };
  }
  if (kind === 5 && direction === 'egress') {
    return {
      ports: [{ port: '80', protocol: 'TCP' }],
      rules: { dns: [domain(random)] },
    };
  }
  return kind === 6
    ? { ports: at, serverNames: ['example.com'] }
    : { ports: at };
}

function portRule(
  random: Random,
  direction: 'ingress' | 'egress',
  isDeny: boolean,
  { isDense }: Features,
): Json {
  if (random.chance(0.04)) {
    return random.chance(0.5) ? {} : { ports: [] };
  }
  if (isDense && random.chance(0.6)) {
    return densePortRule(random, direction, isDeny);
  }
  const kind = isDeny ? 20 : random.below(20);
  if (kind < 5) {
    return {
      ports: random.times(1, 2, () => ({
        port: random.one([...ports, ...portNames]),
        protocol: 'TCP',
        ...(random.chance(0.1) && { endPort: 9_000 }),
      })),
      rules: { http: http(random) },
    };
  }
  if (kind < 7 && direction === 'egress') {
    return {
      ports: [{ port: '53', protocol: random.one(['UDP', 'TCP', 'ANY']) }],
      rules: { dns: random.times(1, 2, () => domain(random)) },
    };
  }
  if (kind === 7) {
    return {
      ports: [port(random, ['TCP'])],
      serverNames: [random.one(names)],
    };
  }
  if (kind === 8 && direction === 'egress') {
    return {
      ports: [port(random, ['TCP'])],
      listener: {
        envoyConfig: {
          kind: 'CiliumClusterwideEnvoyConfig',
          name: random.one(['one', 'two']),
        },
        name: 'main',
        ...(random.chance(0.4) && { priority: random.one([1, 2, 100]) }),
      },
    };
  }
  return { ports: random.times(1, 3, () => port(random, allProtocols)) };
}

const icmpTypes = {
  IPv4: [0, 3, 8, '8', 'EchoRequest', 'EchoReply', 11],
  IPv6: [1, 128, 129, 'EchoRequest', 'PacketTooBig'],
} as const;

function icmps(random: Random): Json[] {
  return random.times(1, 2, () => ({
    fields: random.times(random.chance(0.1) ? 0 : 1, 2, () => {
      const family = random.one(['IPv4', 'IPv4', 'IPv6'] as const);
      return {
        ...((family === 'IPv6' || random.chance(0.5)) && { family }),
        type: random.one<string | number>(icmpTypes[family]),
      };
    }),
  }));
}

/** One rule of a section. */
export function rule(
  random: Random,
  direction: 'ingress' | 'egress',
  isDeny: boolean,
  features: Features,
): Json {
  if (random.chance(0.06)) {
    return {};
  }
  const base = peers(random, direction, isDeny, features);
  const kind = random.below(20);
  const ofPorts =
    (kind < 12 && {
      toPorts: random.times(random.chance(0.04) ? 0 : 1, 2, () =>
        portRule(random, direction, isDeny, features),
      ),
    }) ||
    (kind < 14 && { icmps: icmps(random) }) ||
    {};
  return {
    ...base,
    ...ofPorts,
    ...(!isDeny &&
      random.chance(0.04) && {
        authentication: { mode: random.one(['required', 'disabled']) },
      }),
  };
}
