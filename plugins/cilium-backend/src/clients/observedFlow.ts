import {
  FlowEnd,
  FlowEvent,
  FlowPolicy,
  FlowVerdict,
  ObservedFlow,
} from '@socle/plugin-cilium-common';
import { dropReasons, momentOf, WireEndpoint, WireFlow } from './messages';

/* `pkg/monitor/api.MessageType*`. */
const events: Readonly<Record<number, FlowEvent>> = {
  1: 'drop',
  4: 'trace',
  5: 'policyVerdict',
  129: 'request',
};
const verdicts: Readonly<Record<number, FlowVerdict>> = {
  1: 'forwarded',
  2: 'dropped',
  4: 'audit',
  5: 'redirected',
};
const directions: Readonly<Record<number, 'ingress' | 'egress'>> = {
  1: 'ingress',
  2: 'egress',
};
const response = 2;

/* What a stranger writes into a request is cut. */
const longest = 250;

/** A flow of the wire as Socle reads it. Headers, queries and user names of URLs are left behind. */
export function observedFlow(flow: WireFlow, cluster: string): ObservedFlow {
  const {
    node_name: node,
    event_type: eventType,
    l7,
    is_reply: isReply,
    drop_reason_desc: reason,
  } = flow;
  const event = events[eventType?.type ?? 0] ?? 'other';
  const home = node.includes('/') ? node.slice(0, node.indexOf('/')) : '';
  const direction = directions[flow.traffic_direction];
  const policies = policiesOf(flow);
  return {
    cluster,
    time: momentOf(flow.time) ?? Number.NaN,
    ...(node && { node: node.slice(node.indexOf('/') + 1) }),
    event,
    verdict: verdicts[flow.verdict] ?? 'other',
    ...(direction && { direction }),
    source: endOf(flow.source, flow.IP?.source, flow.source_names, home),
    destination: endOf(
      flow.destination,
      flow.IP?.destination,
      flow.destination_names,
      home,
    ),
    ...portOf(flow),
    ...(l7?.http && { http: requestOf(l7.http) }),
    ...(l7?.dns && { dns: { name: cut(l7.dns.query.replace(/\.$/, '')) } }),
    ...(policies.length > 0 && { policies }),
    ...(reason > 0 && { dropReason: dropReasons[reason] ?? String(reason) }),
    ...((isReply || l7) && {
      isReply: isReply?.value === true || l7?.type === response,
    }),
    ...(event === 'trace' &&
      flow.IP && { isEncrypted: flow.IP.encrypted === true }),
  };
}

function endOf(
  end: WireEndpoint | null | undefined,
  address: string | undefined,
  names: readonly string[],
  home: string,
): FlowEnd {
  const [workload] = end?.workloads ?? [];
  const isElsewhere = end?.cluster_name && home && home !== end.cluster_name;
  return {
    ...(end?.namespace && { namespace: end.namespace }),
    ...(isElsewhere && { cluster: end.cluster_name }),
    ...(end?.pod_name && { pod: end.pod_name }),
    ...(workload && { workload: { kind: workload.kind, name: workload.name } }),
    ...(end && end.labels.length > 0 && { labels: end.labels }),
    ...(address && { address }),
    ...(names.length > 0 && {
      names: names.map(name => name.replace(/\.$/, '')),
    }),
  };
}

function portOf({ l4 }: WireFlow): Pick<ObservedFlow, 'protocol' | 'port'> {
  for (const protocol of ['TCP', 'UDP', 'SCTP'] as const) {
    const ports = l4?.[protocol];
    if (ports) {
      return { protocol, port: ports.destination_port };
    }
  }
  if (l4?.ICMPv4) {
    return { protocol: 'ICMP', port: l4.ICMPv4.type };
  }
  return l4?.ICMPv6 ? { protocol: 'ICMPv6', port: l4.ICMPv6.type } : {};
}

function requestOf({ method, url }: { method: string; url: string }) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const path = parsed ? parsed.pathname : url.replace(/[?#].*$/s, '');
  return {
    ...(method && { method: cut(method) }),
    ...(path && { path: cut(path) }),
    ...(parsed?.hostname && { host: cut(parsed.hostname) }),
  };
}

function policiesOf(flow: WireFlow): FlowPolicy[] {
  return [
    ...flow.egress_denied_by,
    ...flow.ingress_denied_by,
    ...flow.egress_allowed_by,
    ...flow.ingress_allowed_by,
  ].map(({ name, namespace, kind }) => ({
    name,
    ...(namespace && { namespace }),
    ...(kind && { kind }),
  }));
}

function cut(text: string): string {
  return text.slice(0, longest);
}
