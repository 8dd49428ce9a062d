import { KubernetesObject, WatchedKind } from '@socle/plugin-platform-node';

/** An object of a policy, as the API answers it. */
export interface PolicyObject {
  value: Record<string, unknown>;
  namespace?: string;
  name: string;
  /** When its content last changed, as far as its managed fields tell. */
  changedAt?: string;
}

export interface NamespaceFacts {
  name: string;
  labels: Record<string, string>;
}

export interface PodFacts {
  namespace: string;
  name: string;
  labels: Record<string, string>;
  serviceAccount?: string;
  workload: { kind: string; name: string };
  ports: { name?: string; port: number; protocol: string }[];
  address?: string;
}

export interface ServiceObject {
  namespace: string;
  name: string;
  labels: Record<string, string>;
  selector?: Record<string, string>;
}

export interface EndpointFacts {
  namespace: string;
  name: string;
  labels: string[];
}

function policies(
  group: string,
  version: string,
  plural: string,
  kind: string,
): WatchedKind<PolicyObject> {
  return {
    group,
    version,
    plural,
    project: object => {
      const { metadata, spec, specs, status } = object;
      const { name, namespace, labels } = metadata;
      return {
        name,
        ...(namespace && { namespace }),
        ...changeOf(object),
        value: {
          apiVersion: `${group}/${version}`,
          kind,
          metadata: {
            name,
            ...(namespace && { namespace }),
            ...(labels && { labels }),
          },
          ...(spec !== undefined && { spec }),
          ...(specs !== undefined && { specs }),
          ...(status !== undefined && {
            status: { conditions: Object(status).conditions },
          }),
        },
      };
    },
  };
}

/** Everything that decides, by what it is called where it cannot be read. */
export const policyKinds: readonly WatchedKind<PolicyObject>[] = [
  policies('cilium.io', 'v2', 'ciliumnetworkpolicies', 'CiliumNetworkPolicy'),
  policies(
    'cilium.io',
    'v2',
    'ciliumclusterwidenetworkpolicies',
    'CiliumClusterwideNetworkPolicy',
  ),
  policies('networking.k8s.io', 'v1', 'networkpolicies', 'NetworkPolicy'),
];

export const groupKind = policies(
  'cilium.io',
  'v2',
  'ciliumcidrgroups',
  'CiliumCIDRGroup',
);

export const namespaceKind: WatchedKind<NamespaceFacts> = {
  group: '',
  version: 'v1',
  plural: 'namespaces',
  project: ({ metadata }) => ({
    name: metadata.name,
    labels: { ...metadata.labels },
  }),
};

export const serviceKind: WatchedKind<ServiceObject> = {
  group: '',
  version: 'v1',
  plural: 'services',
  project: ({ metadata, spec }) => {
    const { selector } = Object(spec);
    return {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      labels: { ...metadata.labels },
      ...(selector && { selector: { ...selector } }),
    };
  },
};

export const podKind: WatchedKind<PodFacts> = {
  group: '',
  version: 'v1',
  plural: 'pods',
  project: object => {
    const { metadata } = object;
    const { hostNetwork, serviceAccountName, containers } = Object(object.spec);
    const { podIP, phase } = Object(object.status);
    if (hostNetwork === true || phase === 'Succeeded' || phase === 'Failed') {
      return undefined;
    }
    return {
      namespace: metadata.namespace ?? '',
      name: metadata.name,
      labels: { ...metadata.labels },
      ...(typeof serviceAccountName === 'string' && {
        serviceAccount: serviceAccountName,
      }),
      workload: workloadOf(object),
      ports: portsOf(containers),
      ...(typeof podIP === 'string' && podIP && { address: podIP }),
    };
  },
};

export const endpointKind: WatchedKind<EndpointFacts> = {
  group: 'cilium.io',
  version: 'v2',
  plural: 'ciliumendpoints',
  project: ({ metadata, status }) => {
    const { labels } = Object(Object(status).identity);
    return Array.isArray(labels)
      ? {
          namespace: metadata.namespace ?? '',
          name: metadata.name,
          labels: labels.filter(label => typeof label === 'string'),
        }
      : undefined;
  },
};

function changeOf({ metadata }: KubernetesObject): { changedAt?: string } {
  const fields: unknown = Object(metadata).managedFields;
  const times = (Array.isArray(fields) ? fields : [])
    .filter(field => Object(field).subresource === undefined)
    .map(field => Object(field).time)
    .filter((time): time is string => typeof time === 'string');
  const changedAt = [metadata.creationTimestamp ?? '', ...times].sort().at(-1);
  return changedAt ? { changedAt } : {};
}

/** What made a pod, past the ReplicaSet of a Deployment and the Job of a CronJob. */
function workloadOf({ metadata }: KubernetesObject): PodFacts['workload'] {
  const owners: unknown = Object(metadata).ownerReferences;
  const owner = Object(
    (Array.isArray(owners) ? owners : []).find(one => Object(one).controller),
  );
  if (typeof owner.kind !== 'string' || typeof owner.name !== 'string') {
    return { kind: 'Pod', name: metadata.name };
  }
  const hash = metadata.labels?.['pod-template-hash'];
  return owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`)
    ? { kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1) }
    : { kind: owner.kind, name: owner.name };
}

function portsOf(containers: unknown): PodFacts['ports'] {
  return (Array.isArray(containers) ? containers : []).flatMap(container => {
    const { ports } = Object(container);
    return (Array.isArray(ports) ? ports : []).flatMap(port => {
      const { name, containerPort, protocol } = Object(port);
      return typeof containerPort === 'number'
        ? [
            {
              ...(typeof name === 'string' && { name }),
              port: containerPort,
              protocol: typeof protocol === 'string' ? protocol : 'TCP',
            },
          ]
        : [];
    });
  });
}
