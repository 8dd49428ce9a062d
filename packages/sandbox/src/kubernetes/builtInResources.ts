import { NameRule } from './names';
import { Resource, Subresource, Verb } from './resources';
import { builtInType } from './schema/schema';

const everyVerb: Verb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

const statusVerbs: Verb[] = ['get', 'patch', 'update'];

interface Entry {
  kind: string;
  plural: string;
  singular?: string;
  namespaced?: boolean;
  verbs?: Verb[];
  shortNames?: string[];
  categories?: string[];
  /** Names of further subresources, beside `status` and `scale`. */
  subresources?: Subresource[];
  status?: boolean;
  scale?: boolean;
  nameRule?: NameRule;
  bucket?: string;
  /** Package of the type in `types.json`; the list of entries names the usual one. */
  schema?: string;
  fields?: string[];
  wording?: Resource['selectorWording'];
  generation?: boolean;
  returnsDeleted?: boolean;
  orphansByDefault?: boolean;
}

function resourcesOf(
  group: string,
  version: string,
  types: string,
  entries: Entry[],
): Resource[] {
  return entries.map(entry => ({
    group,
    version,
    kind: entry.kind,
    listKind: `${entry.kind}List`,
    plural: entry.plural,
    singular: entry.singular ?? entry.kind.toLowerCase(),
    namespaced: entry.namespaced ?? true,
    verbs: entry.verbs ?? everyVerb,
    shortNames: entry.shortNames ?? [],
    categories: entry.categories ?? [],
    subresources: [
      ...(entry.scale
        ? [
            {
              name: 'scale',
              kind: 'Scale',
              verbs: statusVerbs,
              group: 'autoscaling',
              version: 'v1',
            },
          ]
        : []),
      ...(entry.status
        ? [{ name: 'status', kind: entry.kind, verbs: statusVerbs }]
        : []),
      ...(entry.subresources ?? []),
    ],
    nameRule: entry.nameRule ?? 'subdomain',
    bucket: entry.bucket ?? (group ? `${group}/${entry.plural}` : entry.plural),
    schema: types ? builtInType(`${types}.${entry.kind}`) : undefined,
    custom: false,
    selectableFields: entry.fields ?? [],
    selectorWording: entry.wording ?? 'generic',
    generation: entry.generation ?? false,
    returnsDeleted: entry.returnsDeleted ?? false,
    orphansByDefault: entry.orphansByDefault ?? false,
  }));
}

const eventFields = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'reportingComponent',
  'source',
  'type',
];

/** Every kind that the cluster serves from the start. Source of each row: the discovery of Kubernetes 1.36. */
export const builtInResources: Resource[] = [
  ...resourcesOf('', 'v1', 'core.v1', [
    {
      kind: 'Namespace',
      plural: 'namespaces',
      namespaced: false,
      verbs: everyVerb.filter(verb => verb !== 'deletecollection'),
      shortNames: ['ns'],
      subresources: [
        { name: 'finalize', kind: 'Namespace', verbs: ['update'] },
      ],
      status: true,
      nameRule: 'label',
      fields: ['status.phase'],
      wording: 'label',
      returnsDeleted: true,
    },
    {
      kind: 'Pod',
      plural: 'pods',
      shortNames: ['po'],
      categories: ['all'],
      subresources: [
        {
          name: 'eviction',
          kind: 'Eviction',
          verbs: ['create'],
          group: 'policy',
          version: 'v1',
        },
        { name: 'binding', kind: 'Binding', verbs: ['create'] },
        { name: 'log', kind: 'Pod', verbs: ['get'] },
      ],
      status: true,
      fields: [
        'spec.nodeName',
        'spec.restartPolicy',
        'spec.schedulerName',
        'spec.serviceAccountName',
        'spec.hostNetwork',
        'status.phase',
        'status.podIP',
        'status.nominatedNodeName',
      ],
      wording: 'label',
      generation: true,
      returnsDeleted: true,
    },
    {
      kind: 'Service',
      plural: 'services',
      shortNames: ['svc'],
      categories: ['all'],
      status: true,
      nameRule: 'label',
      fields: ['spec.clusterIP', 'spec.type'],
      wording: 'label',
      returnsDeleted: true,
    },
    {
      kind: 'Endpoints',
      plural: 'endpoints',
      singular: 'endpoints',
      shortNames: ['ep'],
    },
    { kind: 'ConfigMap', plural: 'configmaps', shortNames: ['cm'] },
    {
      kind: 'Secret',
      plural: 'secrets',
      fields: ['type'],
      wording: 'label',
    },
    {
      kind: 'Event',
      plural: 'events',
      shortNames: ['ev'],
      fields: eventFields,
      wording: 'label',
    },
    {
      kind: 'ResourceQuota',
      plural: 'resourcequotas',
      shortNames: ['quota'],
      status: true,
      returnsDeleted: true,
    },
    { kind: 'LimitRange', plural: 'limitranges', shortNames: ['limits'] },
    {
      kind: 'ServiceAccount',
      plural: 'serviceaccounts',
      shortNames: ['sa'],
      returnsDeleted: true,
    },
    {
      kind: 'Node',
      plural: 'nodes',
      namespaced: false,
      shortNames: ['no'],
      status: true,
      fields: ['spec.unschedulable'],
      wording: 'label',
    },
    {
      kind: 'PersistentVolumeClaim',
      plural: 'persistentvolumeclaims',
      shortNames: ['pvc'],
      status: true,
      returnsDeleted: true,
    },
    {
      kind: 'ReplicationController',
      plural: 'replicationcontrollers',
      shortNames: ['rc'],
      categories: ['all'],
      status: true,
      scale: true,
      fields: ['status.replicas'],
      wording: 'label',
      generation: true,
      orphansByDefault: true,
    },
  ]),
  ...resourcesOf('apps', 'v1', 'apps.v1', [
    {
      kind: 'Deployment',
      plural: 'deployments',
      shortNames: ['deploy'],
      categories: ['all'],
      status: true,
      scale: true,
      generation: true,
    },
    {
      kind: 'ReplicaSet',
      plural: 'replicasets',
      shortNames: ['rs'],
      categories: ['all'],
      status: true,
      scale: true,
      fields: ['status.replicas'],
      generation: true,
    },
    {
      kind: 'StatefulSet',
      plural: 'statefulsets',
      shortNames: ['sts'],
      categories: ['all'],
      status: true,
      scale: true,
      generation: true,
    },
    {
      kind: 'DaemonSet',
      plural: 'daemonsets',
      shortNames: ['ds'],
      categories: ['all'],
      status: true,
      generation: true,
    },
    { kind: 'ControllerRevision', plural: 'controllerrevisions' },
  ]),
  ...resourcesOf('batch', 'v1', 'batch.v1', [
    {
      kind: 'Job',
      plural: 'jobs',
      categories: ['all'],
      status: true,
      fields: ['status.successful'],
      wording: 'kind',
      generation: true,
      orphansByDefault: true,
    },
    {
      kind: 'CronJob',
      plural: 'cronjobs',
      shortNames: ['cj'],
      categories: ['all'],
      status: true,
      generation: true,
    },
  ]),
  ...['v2', 'v1'].flatMap(version =>
    resourcesOf('autoscaling', version, `autoscaling.${version}`, [
      {
        kind: 'HorizontalPodAutoscaler',
        plural: 'horizontalpodautoscalers',
        shortNames: ['hpa'],
        categories: ['all'],
        status: true,
      },
    ]),
  ),
  ...resourcesOf('networking.k8s.io', 'v1', 'networking.v1', [
    {
      kind: 'Ingress',
      plural: 'ingresses',
      shortNames: ['ing'],
      status: true,
      generation: true,
    },
    {
      kind: 'NetworkPolicy',
      plural: 'networkpolicies',
      shortNames: ['netpol'],
      generation: true,
    },
    {
      kind: 'IngressClass',
      plural: 'ingressclasses',
      namespaced: false,
      generation: true,
    },
  ]),
  ...resourcesOf('policy', 'v1', 'policy.v1', [
    {
      kind: 'PodDisruptionBudget',
      plural: 'poddisruptionbudgets',
      shortNames: ['pdb'],
      status: true,
      generation: true,
    },
  ]),
  ...resourcesOf('rbac.authorization.k8s.io', 'v1', 'rbac.v1', [
    {
      kind: 'ClusterRoleBinding',
      plural: 'clusterrolebindings',
      namespaced: false,
      nameRule: 'path',
    },
    {
      kind: 'ClusterRole',
      plural: 'clusterroles',
      namespaced: false,
      nameRule: 'path',
    },
    { kind: 'RoleBinding', plural: 'rolebindings', nameRule: 'path' },
    { kind: 'Role', plural: 'roles', nameRule: 'path' },
  ]),
  ...resourcesOf('events.k8s.io', 'v1', 'events.v1', [
    {
      kind: 'Event',
      plural: 'events',
      shortNames: ['ev'],
      bucket: 'events',
      fields: [
        'reason',
        'regarding.kind',
        'regarding.namespace',
        'regarding.name',
        'regarding.uid',
        'regarding.apiVersion',
        'regarding.resourceVersion',
        'regarding.fieldPath',
        'reportingController',
        'type',
      ],
      wording: 'label',
    },
  ]),
  ...resourcesOf('discovery.k8s.io', 'v1', 'discovery.v1', [
    { kind: 'EndpointSlice', plural: 'endpointslices', generation: true },
  ]),
  ...resourcesOf('coordination.k8s.io', 'v1', 'coordination.v1', [
    { kind: 'Lease', plural: 'leases' },
  ]),
  ...resourcesOf('apiextensions.k8s.io', 'v1', 'apiextensions.v1', [
    {
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      namespaced: false,
      shortNames: ['crd', 'crds'],
      categories: ['api-extensions'],
      status: true,
      generation: true,
    },
  ]),
  ...resourcesOf('authentication.k8s.io', 'v1', 'authentication.v1', [
    {
      kind: 'SelfSubjectReview',
      plural: 'selfsubjectreviews',
      namespaced: false,
      verbs: ['create'],
    },
    {
      kind: 'TokenReview',
      plural: 'tokenreviews',
      namespaced: false,
      verbs: ['create'],
    },
  ]),
  ...resourcesOf('authorization.k8s.io', 'v1', 'authorization.v1', [
    {
      kind: 'LocalSubjectAccessReview',
      plural: 'localsubjectaccessreviews',
      verbs: ['create'],
    },
    {
      kind: 'SelfSubjectAccessReview',
      plural: 'selfsubjectaccessreviews',
      namespaced: false,
      verbs: ['create'],
    },
    {
      kind: 'SelfSubjectRulesReview',
      plural: 'selfsubjectrulesreviews',
      namespaced: false,
      verbs: ['create'],
    },
    {
      kind: 'SubjectAccessReview',
      plural: 'subjectaccessreviews',
      namespaced: false,
      verbs: ['create'],
    },
  ]),
  ...resourcesOf('metrics.k8s.io', 'v1beta1', '', [
    {
      kind: 'NodeMetrics',
      plural: 'nodes',
      singular: '',
      namespaced: false,
      verbs: ['get', 'list'],
      bucket: 'metrics.k8s.io/nodes',
    },
    {
      kind: 'PodMetrics',
      plural: 'pods',
      singular: '',
      verbs: ['get', 'list'],
      bucket: 'metrics.k8s.io/pods',
    },
  ]),
];
