import { FieldPath, formatPath } from '@socle/plugin-platform-common/documents';
import { Tenant } from '../../tenant/types';
import { isCoveredBy, Network, networkFrom, networksFrom } from './networks';
import { PlacedRule, placedRules } from './placedRules';

/** A field that opens a connection to or from everybody. */
export interface WorldField {
  /** The field `cidr` or `fqdn`. */
  path: FieldPath;
  /** The end that is everybody. */
  side: 'from' | 'to';
  /** The network or pattern, as it is written. */
  text: string;
  /** Whether only other rules with it reach everybody. */
  isPart: boolean;
}

/** What a tenant opens to the whole world. */
export interface World {
  fields: WorldField[];
  /** Fields `cidr` that are everybody, alone or with others, as `formatPath` writes them. */
  members: ReadonlySet<string>;
}

interface End {
  path: FieldPath;
  side: 'from' | 'to';
  network: Network;
  rule: PlacedRule;
}

/*
 * Everything but what is reached from anywhere: networks of one's own, of a machine, of multicast (IANA IPv4 Special-Purpose
 * Address Registry; IANA IPv6 Address Space: only 2000::/3 is global unicast). Who opens all the rest has opened the world.
 */
const elsewhere = {
  4: networksFrom([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ]),
  6: networksFrom(['::/3', '4000::/2', '8000::/1']),
};
const everything = {
  4: networksFrom(['0.0.0.0/0'])[0],
  6: networksFrom(['::/0'])[0],
};
const publicSize = {
  4: sizeOf([everything[4]]) - sizeOf(elsewhere[4]),
  6: sizeOf([everything[6]]) - sizeOf(elsewhere[6]),
};

/**
 * Finds the rules that open a tenant to everybody: by a network or the FQDN `*`, or by networks that are everything together,
 * in one environment, direction and port. Exceptions do not count: the world less a network is still the world.
 */
export function worldOf(tenant: Tenant): World {
  const rules = placedRules(tenant);
  const ends = rules.flatMap(endsOf);
  const alone = ends.filter(isWorldAlone);
  const fields = [
    ...alone.map(({ path, side, network }) => ({
      path,
      side,
      text: network.text,
      isPart: false,
    })),
    ...rules.flatMap(({ rule, path }) =>
      rule.to?.fqdn === '*'
        ? [
            {
              path: [...path, 'to', 'fqdn'],
              side: 'to' as const,
              text: '*',
              isPart: false,
            },
          ]
        : [],
    ),
  ];
  const members = new Set(alone.map(({ path }) => formatPath(path)));
  const together = new Map<string, WorldField>();
  const rest = ends.filter(end => !isWorldAlone(end));
  for (const { name } of tenant.spec.environments) {
    for (const group of groupsOf(rest, name)) {
      const last = completing(group);
      if (last) {
        group.forEach(({ path }) => members.add(formatPath(path)));
        together.set(formatPath(last.path), {
          path: last.path,
          side: last.side,
          text: last.network.text,
          isPart: true,
        });
      }
    }
  }
  return { fields: [...fields, ...together.values()], members };
}

function endsOf(rule: PlacedRule): End[] {
  return (['from', 'to'] as const).flatMap(side => {
    const text = rule.rule[side]?.cidr;
    const network = text === undefined ? undefined : networkFrom(text);
    return network
      ? [{ path: [...rule.path, side, 'cidr'], side, network, rule }]
      : [];
  });
}

function isWorldAlone({ network }: End): boolean {
  return isWorld([network]);
}

/** The ends of an environment that go the same way on the same port. */
function groupsOf(ends: readonly End[], environment: string): End[][] {
  const groups = new Map<string, End[]>();
  for (const end of ends) {
    if (end.rule.environments.includes(environment)) {
      for (const port of end.rule.rule.ports) {
        const key = `${end.side} ${port} ${end.network.family}`;
        const group = groups.get(key);
        if (group) {
          group.push(end);
        } else {
          groups.set(key, [end]);
        }
      }
    }
  }
  return [...groups.values()];
}

/** The end that makes the world of those before it; undefined where all together are not the world. */
function completing(group: readonly End[]): End | undefined {
  const networks = group.map(({ network }) => network);
  if (!isWorld(networks)) {
    return undefined;
  }
  let [few, enough] = [0, group.length];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isWorld(networks.slice(0, middle))) {
      enough = middle;
    } else {
      few = middle;
    }
  }
  return group[enough - 1];
}

function isWorld(networks: readonly Network[]): boolean {
  const [first] = networks;
  return (
    first !== undefined &&
    sizeOf(networks) >= publicSize[first.family] &&
    isCoveredBy(everything[first.family], [
      ...elsewhere[first.family],
      ...networks,
    ])
  );
}

function sizeOf(networks: readonly Network[]): bigint {
  return networks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}
