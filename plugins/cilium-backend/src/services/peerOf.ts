import {
  Endpoint,
  FlowEnd,
  flowEndName,
  NetworkPeer,
} from '@socle/plugin-cilium-common';
import { isOwnNamespace, NetworkView } from './NetworkViews';

const nameKeys = ['app.kubernetes.io/name', 'app', 'k8s-app', 'name'];

/** One end of a flow that was stripped for the view, as pages show it. */
export function peerOfFlow(
  view: NetworkView,
  cluster: string,
  end: FlowEnd,
): NetworkPeer {
  const home = end.cluster ?? cluster;
  if (end.namespace !== undefined) {
    const name = flowEndName(end);
    const own = isOwnNamespace(view, home, end.namespace);
    return {
      kind: 'workload',
      name: name.slice(name.indexOf('/') + 1),
      own,
      ...placeOf(view, home, end.namespace),
      ...(end.workload && { workload: end.workload }),
      ...(own && end.labels && { labels: kubernetesLabels(end.labels) }),
    };
  }
  const { address, names, labels = [] } = end;
  const isReserved = labels.some(label => label.startsWith('reserved:'));
  const isWorld = labels.some(label =>
    /^(?:reserved:world|cidr:|fqdn:)/.test(label),
  );
  const isKnown = address !== undefined || (names?.length ?? 0) > 0;
  return {
    kind: kindOf({ isWorld, isReserved, isKnown }),
    name: flowEndName(end),
    own: false,
    ...(address !== undefined && { address }),
    ...(names && { names }),
  };
}

/** One end of a question, as pages show it. */
export function peerOfEndpoint(
  view: NetworkView,
  cluster: string,
  endpoint: Endpoint,
): NetworkPeer {
  switch (endpoint.kind) {
    case 'pod': {
      const { namespace, name, labels = {} } = endpoint;
      const key = nameKeys.find(one => Object.hasOwn(labels, one));
      const own = isOwnNamespace(view, cluster, namespace);
      return {
        kind: 'workload',
        name: name ?? (key === undefined ? namespace : labels[key]),
        own,
        ...placeOf(view, cluster, namespace),
        ...(own && { labels }),
      };
    }
    case 'outside': {
      const { address, names } = endpoint;
      return {
        kind: 'outside',
        name: names?.at(0) ?? address ?? 'world',
        own: false,
        ...(address !== undefined && { address }),
        ...(names && { names }),
      };
    }
    case 'entity':
      return { kind: 'entity', name: endpoint.entity, own: false };
    default: {
      const labels = kubernetesLabels(endpoint.labels);
      const namespace = labels['io.kubernetes.pod.namespace'];
      const key = nameKeys.find(one => Object.hasOwn(labels, one));
      const own = isOwnNamespace(view, cluster, namespace);
      return namespace === undefined
        ? {
            kind: 'entity',
            name: endpoint.labels[0]?.replace(/^reserved:/, '') ?? 'world',
            own: false,
          }
        : {
            kind: 'workload',
            name: key === undefined ? namespace : labels[key],
            own,
            ...placeOf(view, cluster, namespace),
            ...(own && { labels }),
          };
    }
  }
}

/** The namespace that an end is in; undefined for who is in none. */
export function namespaceOf(endpoint: Endpoint): string | undefined {
  if (endpoint.kind === 'pod') {
    return endpoint.namespace;
  }
  return endpoint.kind === 'identity'
    ? kubernetesLabels(endpoint.labels)['io.kubernetes.pod.namespace']
    : undefined;
}

function placeOf(
  { homes }: NetworkView,
  cluster: string,
  namespace: string,
): Pick<NetworkPeer, 'cluster' | 'namespace' | 'tenant' | 'environment'> {
  return { cluster, namespace, ...homes.get(`${cluster}/${namespace}`) };
}

function kindOf(options: {
  isWorld: boolean;
  isReserved: boolean;
  isKnown: boolean;
}): NetworkPeer['kind'] {
  const { isWorld, isReserved, isKnown } = options;
  if (isReserved && !isWorld) {
    return 'entity';
  }
  return isWorld || isKnown ? 'outside' : 'unknown';
}

function kubernetesLabels(labels: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    labels.flatMap(label => {
      const [, key, value] = /^k8s:([^=]+)=?(.*)$/s.exec(label) ?? [];
      return key === undefined ? [] : [[key, value]];
    }),
  );
}
