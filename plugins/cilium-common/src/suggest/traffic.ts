import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { TrafficObstacle } from '../messages/en/suggestions';
import { PolicyContext } from '../model/context';
import { PodsEnd } from './ends';
import { PolicyParts } from './policy';
import { TrafficDraft, TrafficEnd } from './types';

/** Whose a namespace is. */
export interface Home {
  tenant: string;
  environment: string;
}

/** The tenant and the environment that a namespace is for, by its labels; undefined where it is for none. */
export function homeOf(
  namespace: string,
  { namespaceLabels = {} }: PolicyContext,
): Home | undefined {
  const labels = Object.hasOwn(namespaceLabels, namespace)
    ? namespaceLabels[namespace]
    : {};
  const { [TENANT_LABEL]: tenant, [ENVIRONMENT_LABEL]: environment } = labels;
  return tenant && environment ? { tenant, environment } : undefined;
}

/* What tenant.yaml takes: plugins/tenancy-common/src/tenant/trafficSchema.ts. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const longestPath = 250;
const fullName = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+$/;

type Obstructed = { obstacle: TrafficObstacle };

/** The rule of tenant.yaml for one end of a connection, or why none can say it. */
export function trafficFor(
  parts: PolicyParts,
  home: Home,
  context: PolicyContext,
): { traffic: TrafficDraft } | Obstructed {
  const peer = peerEnd(parts, home, context);
  if ('obstacle' in peer) {
    return peer;
  }
  const request = requestOf(parts.ask);
  if ('obstacle' in request) {
    return request;
  }
  const own = ownEnd(parts, peer.end, home);
  const [from, to] =
    parts.direction === 'egress' ? [own, peer.end] : [peer.end, own];
  return { traffic: { ...(from && { from }), ...(to && { to }), ...request } };
}

/** All pods of the environment need no words, unless nobody else is named. */
function ownEnd(
  { own }: Pick<PolicyParts, 'own'>,
  peer: TrafficEnd | undefined,
  { environment }: Home,
): TrafficEnd | undefined {
  const labels = labelsOf(own);
  if (labels) {
    return { labels };
  }
  return peer ? undefined : { environment };
}

function peerEnd(
  { own, peer }: Pick<PolicyParts, 'own' | 'peer'>,
  home: Home,
  context: PolicyContext,
): { end?: TrafficEnd } | Obstructed {
  switch (peer.kind) {
    case 'name':
      return fullName.test(peer.name)
        ? { end: { fqdn: peer.name } }
        : { obstacle: 'name' };
    case 'network':
      return { end: { cidr: peer.cidr } };
    case 'entity':
      return { obstacle: 'entity' };
    default:
      return podsEnd(own, peer, home, context);
  }
}

function podsEnd(
  own: PodsEnd,
  peer: PodsEnd,
  home: Home,
  context: PolicyContext,
): { end?: TrafficEnd } | Obstructed {
  const labels = labelsOf(peer);
  if (peer.cluster !== undefined) {
    return { obstacle: 'otherCluster' };
  }
  if (peer.namespace === own.namespace) {
    return { ...(labels && { end: { labels } }) };
  }
  const theirs = homeOf(peer.namespace, context);
  if (!theirs) {
    return { obstacle: 'peerNotATenant' };
  }
  const { tenant, environment } = theirs;
  const isOther = tenant !== home.tenant;
  return {
    end: {
      ...(isOther && { tenant }),
      ...((isOther || environment !== home.environment) && { environment }),
      ...(labels && { labels }),
    },
  };
}

function labelsOf({ selection }: PodsEnd): TrafficEnd['labels'] {
  return Object.keys(selection.labels).length > 0
    ? selection.labels
    : undefined;
}

function requestOf(
  ask: PolicyParts['ask'],
): Pick<TrafficDraft, 'ports' | 'http'> | Obstructed {
  if (ask.kind === 'icmp') {
    return { obstacle: 'protocol' };
  }
  if (ask.dns !== undefined) {
    return { obstacle: 'dns' };
  }
  const ports = [`${ask.port}/${ask.protocol}`];
  const { method, path } = ask.http ?? {};
  if (method !== undefined && !methods.includes(method)) {
    return { obstacle: 'method' };
  }
  if (path !== undefined && path.length > longestPath) {
    return { obstacle: 'path' };
  }
  const rule = {
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
  };
  return Object.keys(rule).length > 0 ? { ports, http: [rule] } : { ports };
}
