import { Flavour } from './flavour';

/**
 * VMware Tanzu. Namespaces belong to a workspace of Tanzu Mission Control, and Contour's HTTPProxies lead in as well as
 * Ingresses; its delegations of certificates, and Antrea's policies, guard a tenant too. Tanzu Mission Control brings
 * Gatekeeper, which its policies are made of.
 */
export const tanzu: Flavour = {
  dnsPort: 53,
  admission: 'gatekeeper',
  waysIn: [
    'count/ingresses.networking.k8s.io',
    'count/httpproxies.projectcontour.io',
  ],
  readable: [{ apiGroup: 'projectcontour.io', resources: ['httpproxies'] }],
  guarded: [
    { group: 'projectcontour.io', kind: 'TLSCertificateDelegation' },
    { group: 'crd.antrea.io', kind: '*' },
    { group: '*.tanzu.vmware.com', kind: '*' },
    { group: '*.cloud.vmware.com', kind: '*' },
  ],
  namespaceLabels: ({ cluster }): Record<string, string> =>
    cluster.tanzu
      ? { 'tmc.cloud.vmware.com/workspace': cluster.tanzu.workspace }
      : {},
  namespaceAnnotations: () => ({}),
  bindings: () => [],
  policies: () => [],
  files: () => [],
};
