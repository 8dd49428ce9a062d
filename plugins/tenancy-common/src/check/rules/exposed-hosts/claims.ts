import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { Manifest } from '../../tree/manifest';
import { fieldsAt, isFields, listAt } from '../../value';
import { isUnset, unquoted } from '../../workloads/said';

/** A host that an object would have requests for, and where it says so. */
export interface HostClaim {
  path: FieldPath;
  /** Undefined where the object is for every host, or for one that the cluster makes up. */
  host: string | undefined;
}

/** A class of ingress that an object names. */
export interface ClassClaim {
  path: FieldPath;
  value: unknown;
}

/* What external-dns publishes for an object, whatever its kind; and what ingress-nginx adds to an Ingress. */
const dnsAnnotations = [
  'external-dns.alpha.kubernetes.io/hostname',
  'external-dns.alpha.kubernetes.io/internal-hostname',
];
const aliasAnnotation = 'nginx.ingress.kubernetes.io/server-alias';
const classAnnotation = 'kubernetes.io/ingress.class';

const claimsByKind = new Map<string, (object: unknown) => HostClaim[]>([
  ['networking.k8s.io/Ingress', ofIngress],
  ['route.openshift.io/Route', ofRoute],
  ['projectcontour.io/HTTPProxy', ofProxy],
  ['gateway.networking.k8s.io/HTTPRoute', ofGatewayRoute],
  ['gateway.networking.k8s.io/GRPCRoute', ofGatewayRoute],
  ['gateway.networking.k8s.io/TLSRoute', ofGatewayRoute],
  ['gateway.networking.k8s.io/Gateway', ofListeners],
  ['gateway.networking.k8s.io/ListenerSet', ofListeners],
  ['gateway.networking.x-k8s.io/XListenerSet', ofListeners],
]);

/**
 * The hosts that an object claims.
 *
 * Sources: the API references of Kubernetes (Ingress v1), Gateway API (v1), OpenShift (Route v1) and Contour (HTTPProxy v1);
 * external-dns' and ingress-nginx' documentation of annotations.
 */
export function hostClaims(manifest: Manifest): HostClaim[] {
  const { group, kind, object } = manifest;
  const ofKind = claimsByKind.get(`${group}/${kind}`);
  return [
    ...(ofKind?.(object) ?? []),
    ...dnsAnnotations.flatMap(name => annotated(object, name)),
  ];
}

/** The classes that an object names: its field, and the annotation that came before it. */
export function classClaims({ group, kind, object }: Manifest): ClassClaim[] {
  const isIngress = group === 'networking.k8s.io' && kind === 'Ingress';
  if (!isIngress && !(group === 'projectcontour.io' && kind === 'HTTPProxy')) {
    return [];
  }
  return [
    ['spec', 'ingressClassName'],
    ['metadata', 'annotations', classAnnotation],
  ]
    .map(path => ({ path, value: valueAt(object, path) }))
    .filter(({ value }) => !isUnset(value));
}

function ofIngress(object: unknown): HostClaim[] {
  const spec = fieldsAt(object, 'spec');
  return [
    ...listAt(spec, 'rules').map((rule, index) =>
      claim(['spec', 'rules', index, 'host'], fieldsAt(rule).host),
    ),
    ...(isUnset(spec.defaultBackend)
      ? []
      : [claim(['spec', 'defaultBackend'], undefined)]),
    ...listAt(spec, 'tls').flatMap((tls, index) =>
      listAt(tls, 'hosts').map((host, at) =>
        claim(['spec', 'tls', index, 'hosts', at], host),
      ),
    ),
    ...annotated(object, aliasAnnotation),
  ];
}

function ofRoute(object: unknown): HostClaim[] {
  const { host, wildcardPolicy } = fieldsAt(object, 'spec');
  return wildcardPolicy === 'Subdomain'
    ? [claim(['spec', 'wildcardPolicy'], undefined)]
    : [claim(['spec', 'host'], host)];
}

function ofProxy(object: unknown): HostClaim[] {
  const virtualHost = fieldsAt(object, 'spec').virtualhost;
  // One without is included by others, which say the host.
  return isFields(virtualHost)
    ? [claim(['spec', 'virtualhost', 'fqdn'], virtualHost.fqdn)]
    : [];
}

function ofGatewayRoute(object: unknown): HostClaim[] {
  const parents = listAt(object, 'spec', 'parentRefs');
  const isMesh =
    parents.length > 0 &&
    parents.every(parent => fieldsAt(parent).kind === 'Service');
  const names = listAt(object, 'spec', 'hostnames');
  if (names.length === 0) {
    return isMesh ? [] : [claim(['spec', 'hostnames'], undefined)];
  }
  return names.map((host, index) => claim(['spec', 'hostnames', index], host));
}

function ofListeners(object: unknown): HostClaim[] {
  return listAt(object, 'spec', 'listeners').map((listener, index) =>
    claim(
      ['spec', 'listeners', index, 'hostname'],
      fieldsAt(listener).hostname,
    ),
  );
}

function annotated(object: unknown, name: string): HostClaim[] {
  const path = ['metadata', 'annotations', name];
  const value = valueAt(object, path);
  return typeof value === 'string'
    ? value
        .split(',')
        .map(host => host.trim())
        .filter(host => host !== '')
        .map(host => claim(path, host))
    : [];
}

function claim(path: FieldPath, host: unknown): HostClaim {
  return {
    path,
    host: isUnset(host) || host === '' ? undefined : unquoted(host),
  };
}
