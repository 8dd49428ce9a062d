import { FieldPath } from '@socle/plugin-platform-common/documents';
import { inOrder, Network, networkFrom } from '../../traffic/networks';
import { Profile } from '../../../profile/schema';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

type PlacedNetwork = Network & {
  path: FieldPath;
  cluster: string;
  kind: 'pods' | 'services' | 'nodes';
};

/** How people call what has the networks of a cluster. */
export const nouns = { pods: 'pods', services: 'Services', nodes: 'nodes' };

/** Networks of the profile that overlap. They are told to those who judge the platform. */
export function clusterProblems({ profile, platforms }: Workspace): Problem[] {
  if (!profile || !platforms.some(({ whole }) => whole)) {
    return [];
  }
  const { source } = profile;
  const networks = networksOf(profile.value);
  const clusters = profile.value.spec.clusters.map(({ name }) => name);
  return [
    ...clusters.flatMap(cluster =>
      pairs(
        networks.filter(one => one.cluster === cluster),
        () => true,
      ).map(({ later, earlier }) => ({
        source,
        path: later.path,
        message: `${later.text} overlaps ${earlier.text}, which ${cluster} has for its ${nouns[earlier.kind]}.`,
        remedy:
          'Write the networks as the cluster has them: no address is in two.',
      })),
    ),
    ...pairs(
      networks.filter(({ kind }) => kind === 'pods'),
      (one, other) => one.cluster !== other.cluster,
    ).map(({ later, earlier }) => ({
      source,
      severity: 'warning' as const,
      path: later.path,
      message: `${later.text} overlaps ${earlier.text}, the network of pods of ${earlier.cluster}: the two clusters can never be joined.`,
      remedy: 'Give the next cluster a network of its own.',
    })),
  ];
}

function networksOf({ spec }: Profile): PlacedNetwork[] {
  return spec.clusters.flatMap(({ name, networks }, at) =>
    (['pods', 'services', 'nodes'] as const).flatMap(kind =>
      networks[kind].flatMap((text, index) => {
        const network = networkFrom(text);
        return network
          ? [
              {
                ...network,
                kind,
                cluster: name,
                path: ['spec', 'clusters', at, 'networks', kind, index],
              },
            ]
          : [];
      }),
    ),
  );
}

/** Networks that overlap one that stands before them in the file: each once, with one of those. */
function pairs(
  networks: readonly PlacedNetwork[],
  mayNot: (one: PlacedNetwork, other: PlacedNetwork) => boolean,
): { earlier: PlacedNetwork; later: PlacedNetwork }[] {
  const order = new Map(networks.map((network, index) => [network, index]));
  const placeOf = (network: PlacedNetwork) => order.get(network) ?? 0;
  const found = new Map<PlacedNetwork, PlacedNetwork>();
  // Networks overlap only where one holds the other: those that are open hold what comes next.
  let open: PlacedNetwork[] = [];
  for (const network of inOrder(networks)) {
    open = open.filter(
      ({ family, last }) => family === network.family && last >= network.first,
    );
    const other = open.find(one => mayNot(one, network));
    if (other) {
      const [earlier, later] =
        placeOf(other) < placeOf(network) ? [other, network] : [network, other];
      found.set(later, earlier);
    }
    open.push(network);
  }
  return [...found]
    .map(([later, earlier]) => ({ earlier, later }))
    .sort((one, other) => placeOf(one.later) - placeOf(other.later));
}
