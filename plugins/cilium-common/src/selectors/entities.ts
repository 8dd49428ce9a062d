import { clusterKey } from '../labels/label';
import { CiliumVersion, isAtLeast } from '../model/version';
import { LabelSelector, wildcardSelector } from './labelSelector';

const reserved = (name: string): LabelSelector => ({
  matchLabels: { [`reserved:${name}`]: '' },
  matchExpressions: [],
});

const withinCluster = [
  'host',
  'remote-node',
  'init',
  'ingress',
  'health',
  'unmanaged',
  'kube-apiserver',
].map(reserved);

/** Entities that are one identity, or a few, of the same name. */
const named = new Map<string, readonly LabelSelector[]>([
  ['all', [wildcardSelector]],
  ['world', ['world', 'world-ipv4', 'world-ipv6'].map(reserved)],
  ...[
    'world-ipv4',
    'world-ipv6',
    'host',
    'init',
    'ingress',
    'remote-node',
    'health',
    'unmanaged',
    'none',
    'kube-apiserver',
  ].map(name => [name, [reserved(name)]] as const),
]);

/** Words that the API server lets into a policy: the others are Cilium's own (`api.Entity`, the CRD's enumeration). */
export function entityWords(version: CiliumVersion): string[] {
  const words = [...named.keys()].filter(
    name => name !== 'world-ipv4' && name !== 'world-ipv6',
  );
  return [
    ...words,
    'cluster',
    ...(isAtLeast(version, '1.20') ? ['cluster-mesh'] : []),
  ];
}

/** The selectors that an entity stands for; undefined where there is no such entity (`EntitySelectorMapping`). */
export function entitySelectors(
  entity: string,
  options: { cluster: string; version: CiliumVersion },
): readonly LabelSelector[] | undefined {
  const { cluster, version } = options;
  if (entity === 'cluster') {
    return [
      ...withinCluster,
      { matchLabels: { [`k8s:${clusterKey}`]: cluster }, matchExpressions: [] },
    ];
  }
  if (entity === 'cluster-mesh' && isAtLeast(version, '1.20')) {
    return [
      ...withinCluster,
      {
        matchLabels: {},
        matchExpressions: [
          { key: `any:${clusterKey}`, operator: 'Exists', values: [] },
        ],
      },
    ];
  }
  return named.get(entity);
}
