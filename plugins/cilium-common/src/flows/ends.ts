import { nameKeys } from '../explain/words';
import {
  clusterKey,
  namespaceKey,
  parseLabel,
  serviceAccountKey,
} from '../labels/label';
import { Endpoint, Flow, PodEndpoint } from '../model/flow';
import { parseProtocol } from '../model/protocol';
import { FlowEnd, FlowFacts } from './types';

/** Labels by key, those that Kubernetes gave. */
export function kubernetesLabels({
  labels = [],
}: FlowEnd): Readonly<Record<string, string>> {
  return Object.fromEntries(
    labels.flatMap(label => {
      const { source, key, value } = parseLabel(label);
      return source === 'k8s' ? [[key, value]] : [];
    }),
  );
}

/** What Cilium knows it by, where it is no pod: `world`, `host`, `kube-apiserver`. */
export function reservedName({ labels = [] }: FlowEnd): string | undefined {
  const names = labels
    .filter(label => label.startsWith('reserved:'))
    .map(label => label.slice('reserved:'.length).replace(/=.*$/s, ''));
  return names.find(name => name === 'kube-apiserver') ?? names.at(0);
}

/** The workload of a pod as people call it. */
export function workloadName(end: FlowEnd): string {
  if (end.workload) {
    return end.workload.name;
  }
  const labels = kubernetesLabels(end);
  const key = nameKeys.find(one => Object.hasOwn(labels, one));
  return key === undefined ? (end.pod ?? '*') : labels[key];
}

/**
 * One end as people call it: `payments-prod/checkout`, `api.stripe.com`, `10.20.1.1`, `kube-apiserver`.
 *
 * @public
 */
export function flowEndName(end: FlowEnd): string {
  if (end.namespace !== undefined) {
    return `${end.namespace}/${workloadName(end)}`;
  }
  const reserved = reservedName(end);
  return reserved !== undefined && !isOutside(end)
    ? reserved
    : (end.names?.at(0) ?? end.address ?? reserved ?? 'world');
}

/** Whether it is outside of the cluster, as far as Hubble tells. */
export function isOutside({ namespace, labels }: FlowEnd): boolean {
  return (
    namespace === undefined &&
    (labels === undefined ||
      labels.length === 0 ||
      labels.some(label => /^(?:reserved:world|cidr:|fqdn:)/.test(label)))
  );
}

/**
 * What was seen, as a question to the evaluator. Pure; never throws.
 *
 * @public
 */
export function flowOf({
  source,
  destination,
  protocol,
  port,
  http,
  dns,
}: FlowFacts): Flow {
  const known = protocol === undefined ? undefined : parseProtocol(protocol);
  return {
    from: endpointOf(source),
    to: endpointOf(destination),
    ...(port !== undefined && { port }),
    ...(protocol !== undefined && { protocol: known ?? protocol }),
    ...(http && { http }),
    ...(dns && { dns }),
  };
}

/**
 * One end, as the evaluator takes it. Pure; never throws.
 *
 * @public
 */
export function endpointOf(end: FlowEnd): Endpoint {
  const { namespace, labels, address, names } = end;
  if (isOutside(end)) {
    const isKnown = names !== undefined && names.length > 0;
    return {
      kind: 'outside',
      ...(address !== undefined && { address }),
      // Hubble takes names from what the other end resolved through Cilium's proxy.
      ...(isKnown && { names, resolved: true }),
      ...(labels?.includes('reserved:kube-apiserver') && { apiServer: true }),
    };
  }
  if (namespace !== undefined) {
    return podOf(end, namespace);
  }
  return {
    kind: 'identity',
    labels: labels ?? [],
    ...(address !== undefined && { address }),
    ...(names && { names }),
  };
}

function podOf(end: FlowEnd, namespace: string): PodEndpoint {
  const {
    [namespaceKey]: _,
    [clusterKey]: cluster = end.cluster,
    [serviceAccountKey]: serviceAccount,
    ...labels
  } = kubernetesLabels(end);
  return {
    kind: 'pod',
    namespace,
    name: workloadName(end),
    // Every identity of a pod has labels: where there are none, they are not told.
    ...(end.labels && end.labels.length > 0 && { labels }),
    ...(cluster !== undefined && { cluster }),
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(end.address !== undefined && { address: end.address }),
  };
}
