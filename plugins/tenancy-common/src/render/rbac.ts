import {
  inline,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { Resources } from './flavours/flavour';
import { object } from './objects';
import { EnvironmentContext } from './types';

/* Everything of a namespace that explains how it fares. No secrets, and nothing that can be written. */
const readable: Resources[] = [
  {
    apiGroup: '',
    resources: [
      'pods',
      'pods/log',
      'services',
      'endpoints',
      'configmaps',
      'events',
      'persistentvolumeclaims',
      'resourcequotas',
      'limitranges',
      'serviceaccounts',
    ],
  },
  {
    apiGroup: 'apps',
    resources: ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  },
  { apiGroup: 'batch', resources: ['jobs', 'cronjobs'] },
  { apiGroup: 'autoscaling', resources: ['horizontalpodautoscalers'] },
  { apiGroup: 'policy', resources: ['poddisruptionbudgets'] },
  {
    apiGroup: 'networking.k8s.io',
    resources: ['ingresses', 'networkpolicies'],
  },
  { apiGroup: 'discovery.k8s.io', resources: ['endpointslices'] },
  {
    apiGroup: 'cilium.io',
    resources: ['ciliumnetworkpolicies', 'ciliumendpoints'],
  },
  {
    apiGroup: 'rbac.authorization.k8s.io',
    resources: ['roles', 'rolebindings'],
  },
  {
    apiGroup: 'monitoring.coreos.com',
    resources: ['prometheusrules', 'servicemonitors', 'podmonitors'],
  },
  { apiGroup: 'opentelemetry.io', resources: ['instrumentations'] },
];

const look = ['get', 'list', 'watch'];
const lookEverywhere = readable.map(lookAt);

/* kubectl opens them by GET (WebSocket) or POST (SPDY), after its version. */
const shell = rule('', ['pods/exec', 'pods/portforward'], ['get', 'create']);
const forward = rule('', ['pods/portforward'], ['get', 'create']);
const debug = rule('', ['pods/ephemeralcontainers'], ['get', 'patch']);
const restart = rule('', ['pods'], ['delete']);
const secrets = rule(
  '',
  ['secrets'],
  [...look, 'create', 'update', 'patch', 'delete'],
);
const jobs = rule('batch', ['jobs'], ['create', 'delete']);

/**
 * Roles of our own for admins, developers and viewers, bound to groups of the identity provider. None may write what guards
 * the tenant; production is read-only, with what debugging needs.
 */
export function renderRbac(context: EnvironmentContext): YamlMap[] {
  const { tenant, production, flavour } = context;
  const { admins, developers = [], viewers = [] } = tenant.spec.access;
  const base = [...lookEverywhere, ...flavour.readable.map(lookAt)];
  const hands = [shell, debug, restart];
  return [
    ...role(context, 'tenant-admin', admins, [
      ...base,
      ...hands,
      ...(production ? [] : [secrets, jobs]),
    ]),
    ...role(context, 'tenant-developer', developers, [
      ...base,
      ...(production ? [forward] : hands),
    ]),
    ...role(context, 'tenant-viewer', viewers, base),
    ...flavour.bindings(context),
  ];
}

function role(
  context: EnvironmentContext,
  name: string,
  groups: readonly string[],
  rules: YamlValue[],
): YamlMap[] {
  if (groups.length === 0) {
    return [];
  }
  const apiGroup = 'rbac.authorization.k8s.io';
  const prefix = context.profile.spec.identity.groupPrefix;
  return [
    object(context, {
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      name,
      rules,
    }),
    object(context, {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      name,
      roleRef: inline({ apiGroup, kind: 'Role', name }),
      subjects: groups.map(group =>
        inline({ apiGroup, kind: 'Group', name: `${prefix}${group}` }),
      ),
    }),
  ];
}

function lookAt({ apiGroup, resources }: Resources): YamlValue {
  return rule(apiGroup, resources, look);
}

function rule(
  apiGroup: string,
  resources: readonly string[],
  verbs: readonly string[],
): YamlValue {
  return inline({ apiGroups: [apiGroup], resources, verbs });
}
