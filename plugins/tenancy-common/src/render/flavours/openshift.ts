import { inline } from '@socle/plugin-platform-common/documents';
import { object } from '../objects';
import { Flavour } from './flavour';

/**
 * Red Hat OpenShift. Its SecurityContextConstraints decide beside Pod Security: pods are bound to `restricted-v2`, and the
 * labels of Pod Security are kept from being rewritten after what service accounts may use. Its DNS pods listen on 5353, and
 * Routes lead in as well as Ingresses.
 */
export const openshift: Flavour = {
  dnsPort: 5353,
  admission: 'policies',
  waysIn: [
    'count/ingresses.networking.k8s.io',
    'count/routes.route.openshift.io',
  ],
  readable: [
    { apiGroup: 'route.openshift.io', resources: ['routes'] },
    {
      apiGroup: 'quota.openshift.io',
      resources: ['appliedclusterresourcequotas'],
    },
  ],
  guarded: [
    { group: 'security.openshift.io', kind: 'SecurityContextConstraints' },
    { group: 'authorization.openshift.io', kind: '*' },
    { group: 'quota.openshift.io', kind: '*' },
    { group: 'network.openshift.io', kind: '*' },
    { group: 'k8s.ovn.org', kind: '*' },
    { group: 'project.openshift.io', kind: '*' },
  ],
  namespaceLabels: () => ({
    'security.openshift.io/scc.podSecurityLabelSync': 'false',
  }),
  namespaceAnnotations: ({ tenant, environment }) => ({
    'openshift.io/display-name': `${tenant.metadata.title}, ${environment.name}`,
    ...(tenant.metadata.description && {
      'openshift.io/description': tenant.metadata.description,
    }),
  }),
  bindings: context => [
    object(context, {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      name: 'tenant-pods',
      roleRef: inline({
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'system:openshift:scc:restricted-v2',
      }),
      subjects: [
        inline({
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: `system:serviceaccounts:${context.namespace}`,
        }),
      ],
    }),
  ],
  policies: () => [],
  files: () => [],
};
