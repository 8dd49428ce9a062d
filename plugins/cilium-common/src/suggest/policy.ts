import { CompiledPolicies } from '../compile/compile';
import { namespaceKey, clusterKey } from '../labels/label';
import { End, PodsEnd } from './ends';
import { Ask } from './request';
import { SuggestedPolicy } from './types';

/** What a policy needs to say. */
export interface PolicyParts {
  direction: 'egress' | 'ingress';
  own: PodsEnd;
  peer: Exclude<End, { kind: 'obstacle' }>;
  ask: Exclude<Ask, { kind: 'obstacle' }>;
}

/** A CiliumNetworkPolicy of one rule: as narrow as the connection that it is for. */
export function policyFor(
  compiled: CompiledPolicies,
  parts: PolicyParts,
  /** Whether requests are looked into here. */
  { withRequest }: { withRequest: boolean },
): SuggestedPolicy {
  const { direction, own } = parts;
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: freeName(compiled, parts), namespace: own.namespace },
    spec: {
      endpointSelector:
        Object.keys(own.selection.labels).length > 0
          ? { matchLabels: own.selection.labels }
          : {},
      [direction]: [{ ...peerField(parts), ...portField(parts, withRequest) }],
    },
  };
}

function peerField({ direction, own, peer }: PolicyParts) {
  const way = direction === 'egress' ? 'to' : 'from';
  switch (peer.kind) {
    case 'pods':
      return { [`${way}Endpoints`]: [peerSelector(own, peer)] };
    case 'name':
      return { toFQDNs: [{ matchName: peer.name }] };
    case 'network':
      return { [`${way}CIDR`]: [peer.cidr] };
    default:
      return { [`${way}Entities`]: [peer.entity] };
  }
}

function peerSelector(own: PodsEnd, peer: PodsEnd) {
  const matchLabels = {
    ...(peer.namespace !== own.namespace && {
      [`k8s:${namespaceKey}`]: peer.namespace,
    }),
    ...(peer.cluster !== undefined && {
      [`k8s:${namespaceKey}`]: peer.namespace,
      [`k8s:${clusterKey}`]: peer.cluster,
    }),
    ...peer.selection.labels,
  };
  return Object.keys(matchLabels).length > 0 ? { matchLabels } : {};
}

function portField({ ask, direction }: PolicyParts, withRequest: boolean) {
  if (ask.kind === 'icmp') {
    const { family, type } = ask;
    return { icmps: [{ fields: [{ family, type }] }] };
  }
  const { port, protocol, http, dns } = ask;
  const ports = [{ port: String(port), protocol }];
  if (!withRequest) {
    return { toPorts: [{ ports }] };
  }
  const { method, path } = http ?? {};
  if (method !== undefined || path !== undefined) {
    const rule = {
      ...(method !== undefined && { method }),
      ...(path !== undefined && { path }),
    };
    return { toPorts: [{ ports, rules: { http: [rule] } }] };
  }
  return dns !== undefined && direction === 'egress'
    ? { toPorts: [{ ports, rules: { dns: [{ matchName: dns }] } }] }
    : { toPorts: [{ ports }] };
}

/** A name like those that tenants' rules get, and that no policy has: another of its name would be replaced. */
function freeName(
  { policies }: CompiledPolicies,
  { direction, own, peer, ask }: PolicyParts,
): string {
  const taken = new Set(
    policies
      .filter(({ reference }) => reference.namespace === own.namespace)
      .map(({ reference }) => reference.name),
  );
  const way = direction === 'egress' ? 'to' : 'from';
  const port = ask.kind === 'icmp' ? 'icmp' : ask.port;
  const name = nameOf(
    `${direction} ${workloadName(own)} ${way} ${endName(peer)} ${port}`,
  );
  let free = name;
  for (let count = 2; taken.has(free); count += 1) {
    free = `${name}-${count}`;
  }
  return free;
}

function endName(end: PolicyParts['peer']): string {
  switch (end.kind) {
    case 'pods':
      return workloadName(end);
    case 'name':
      return end.name;
    case 'network':
      return end.cidr;
    default:
      return end.entity;
  }
}

function workloadName({ selection }: PodsEnd): string {
  return Object.values(selection.labels)[0] ?? 'all';
}

/** A part of an object's name, from any text. */
function nameOf(text: string): string {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 100).replace(/-$/, '');
}
