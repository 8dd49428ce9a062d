import { formatPath } from '@socle/plugin-platform-common/documents';
import { Profile, ProfileCluster } from '../../../profile/schema';
import { TrafficRule } from '../../../tenant/trafficSchema';
import { Tenant } from '../../../tenant/types';
import {
  contains,
  isCoveredBy,
  Network,
  networkFrom,
  networksFrom,
  overlaps,
} from '../../traffic/networks';
import { PlacedRule, placedRules } from '../../traffic/placedRules';
import { worldOf } from '../../traffic/world';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';
import { nouns } from './clusters';

type Kind = keyof ProfileCluster['networks'];

/** A network that a cluster has for itself. */
interface OwnNetwork {
  cluster: string;
  kind: Kind;
  network: Network;
}

const remedies = {
  pods: 'Name the pods by tenant, environment and labels.',
  services:
    'Name the pods behind the Service, by tenant, environment and labels, and the port that they listen on.',
  nodes:
    'Remove the rule: what runs on nodes is not for tenants. Pods are named by tenant, environment and labels.',
};

/** Networks of rules of traffic that hold addresses of the cluster itself. */
export function trafficProblems({ tenants, profile }: Workspace): Problem[] {
  if (!profile) {
    return [];
  }
  const byCluster = ownNetworks(profile.value);
  return tenants.flatMap(({ tenant }) =>
    tenant
      ? problemsOfTenant(tenant.value, byCluster).map(problem => ({
          ...problem,
          source: tenant.source,
        }))
      : [],
  );
}

function ownNetworks({ spec }: Profile): Map<string, OwnNetwork[]> {
  return new Map(
    spec.clusters.map(({ name, networks }) => [
      name,
      (['pods', 'services', 'nodes'] as const).flatMap(kind =>
        networksFrom(networks[kind]).map(network => ({
          cluster: name,
          kind,
          network,
        })),
      ),
    ]),
  );
}

function problemsOfTenant(
  tenant: Tenant,
  byCluster: ReadonlyMap<string, OwnNetwork[]>,
): Omit<Problem, 'source'>[] {
  const rules = placedRules(tenant).filter(
    ({ rule }) => rule.from?.cidr ?? rule.to?.cidr,
  );
  if (rules.length === 0) {
    return [];
  }
  const { members } = worldOf(tenant);
  const clusterOf = new Map(
    tenant.spec.environments.map(({ name, cluster }) => [name, cluster]),
  );
  return rules.flatMap(placed => {
    const clusters = new Set(
      placed.environments.flatMap(name => clusterOf.get(name) ?? []),
    );
    const own = [...clusters].flatMap(name => byCluster.get(name) ?? []);
    return (['from', 'to'] as const).flatMap(side => {
      const path = [...placed.path, side, 'cidr'];
      const words = members.has(formatPath(path))
        ? undefined
        : wordsOf(placed, side, own);
      return words ? [{ path, ...words }] : [];
    });
  });
}

function wordsOf(
  { rule }: PlacedRule,
  side: 'from' | 'to',
  own: readonly OwnNetwork[],
): Pick<Problem, 'message' | 'remedy'> | undefined {
  const end: TrafficRule['from'] = rule[side];
  const network = end?.cidr === undefined ? undefined : networkFrom(end.cidr);
  if (!network) {
    return undefined;
  }
  const excepted = networksFrom(end?.except ?? []);
  const met = own.filter(
    one =>
      overlaps(one.network, network) &&
      !isCoveredBy(common(one.network, network), excepted),
  );
  const [first] = met;
  if (!first) {
    return undefined;
  }
  const isInside = contains(first.network, network);
  const which = `${first.network.text}, the network of ${nouns[first.kind]} of ${first.cluster}`;
  const inside = met.filter(one => !contains(one.network, network));
  return {
    message: isInside
      ? `${network.text} lies in ${which}, which Cilium does not match by address.`
      : `${network.text} holds ${which}, which Cilium does not match by address.`,
    remedy: isInside
      ? remedies[first.kind]
      : `Take what is the cluster's own out of it: except: [${texts(inside)}].`,
  };
}

/** What two networks that overlap have in common: the smaller one. */
function common(one: Network, other: Network): Network {
  return contains(one, other) ? other : one;
}

function texts(networks: readonly OwnNetwork[]): string {
  const all = [...new Set(networks.map(({ network }) => network.text))];
  return all.slice(0, 10).join(', ');
}
