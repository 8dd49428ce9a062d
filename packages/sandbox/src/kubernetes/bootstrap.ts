import { sandboxDefinitions } from './crds';
import { ClusterClient, KubernetesObject } from './types';

const rbac = 'rbac.authorization.k8s.io';
const apiVersion = `${rbac}/v1`;
const reading = ['get', 'list', 'watch'];
const writing = ['create', 'delete', 'deletecollection', 'patch', 'update'];

interface Rule {
  verbs: string[];
  apiGroups?: string[];
  resources?: string[];
  nonResourceURLs?: string[];
}

function clusterRole(name: string, rules: Rule[]): KubernetesObject {
  return { apiVersion, kind: 'ClusterRole', metadata: { name }, rules };
}

function binding(
  name: string,
  group: string,
  role: string = name,
): KubernetesObject {
  return {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: rbac, kind: 'Group', name: group }],
  };
}

/** The core kinds that somebody may read who may not read secrets. */
const coreButSecrets = [
  'configmaps',
  'endpoints',
  'events',
  'limitranges',
  'namespaces',
  'namespaces/status',
  'nodes',
  'persistentvolumeclaims',
  'pods',
  'pods/log',
  'pods/status',
  'replicationcontrollers',
  'resourcequotas',
  'resourcequotas/status',
  'serviceaccounts',
  'services',
];

const otherGroups = [
  'apiextensions.k8s.io',
  'apps',
  'argoproj.io',
  'autoscaling',
  'batch',
  'cilium.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'metrics.k8s.io',
  'monitoring.coreos.com',
  'networking.k8s.io',
  'opentelemetry.io',
  'policy',
  rbac,
];

const everythingButSecrets: Rule[] = [
  { verbs: reading, apiGroups: [''], resources: coreButSecrets },
  { verbs: reading, apiGroups: otherGroups, resources: ['*'] },
];

const viewRules: Rule[] = [
  {
    verbs: reading,
    apiGroups: [''],
    resources: coreButSecrets.filter(resource => resource !== 'nodes'),
  },
  {
    verbs: reading,
    apiGroups: [
      'apps',
      'autoscaling',
      'batch',
      'discovery.k8s.io',
      'events.k8s.io',
      'networking.k8s.io',
      'policy',
    ],
    resources: ['*'],
  },
];

const editRules: Rule[] = [
  ...viewRules,
  {
    verbs: [...reading, ...writing],
    apiGroups: [''],
    resources: [
      'configmaps',
      'events',
      'persistentvolumeclaims',
      'pods',
      'replicationcontrollers',
      'replicationcontrollers/scale',
      'secrets',
      'serviceaccounts',
      'services',
    ],
  },
  { verbs: ['create'], apiGroups: [''], resources: ['pods/eviction'] },
  {
    verbs: writing,
    apiGroups: [
      'apps',
      'autoscaling',
      'batch',
      'events.k8s.io',
      'networking.k8s.io',
      'policy',
    ],
    resources: ['*'],
  },
];

const adminRules: Rule[] = [
  ...editRules,
  {
    verbs: [...reading, ...writing],
    apiGroups: [rbac],
    resources: ['roles', 'rolebindings'],
  },
  {
    verbs: ['create'],
    apiGroups: ['authorization.k8s.io'],
    resources: ['localsubjectaccessreviews'],
  },
];

const rights: KubernetesObject[] = [
  clusterRole('cluster-admin', [
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], nonResourceURLs: ['*'] },
  ]),
  binding('cluster-admin', 'system:masters'),
  clusterRole('view', viewRules),
  clusterRole('edit', editRules),
  clusterRole('admin', adminRules),
  clusterRole('system:discovery', [
    {
      verbs: ['get'],
      nonResourceURLs: [
        '/api',
        '/api/*',
        '/apis',
        '/apis/*',
        '/healthz',
        '/livez',
        '/openapi',
        '/openapi/*',
        '/readyz',
        '/version',
        '/version/',
      ],
    },
  ]),
  binding('system:discovery', 'system:authenticated'),
  clusterRole('system:basic-user', [
    {
      verbs: ['create'],
      apiGroups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    },
    {
      verbs: ['create'],
      apiGroups: ['authentication.k8s.io'],
      resources: ['selfsubjectreviews'],
    },
  ]),
  binding('system:basic-user', 'system:authenticated'),
  clusterRole('portal-read', everythingButSecrets),
  binding('portal-read', 'oidc:portal'),
  clusterRole('sre-read', everythingButSecrets),
  binding('sre-read', 'oidc:sre'),
];

const namespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** Fills an empty cluster with what every cluster has: its first namespaces, the usual roles, and the known kinds. */
export function bootstrap(client: ClusterClient): void {
  for (const name of namespaces) {
    client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  rights.forEach(object => client.create(object));
  sandboxDefinitions.forEach(definition => client.create(definition));
}
