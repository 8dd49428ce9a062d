import { createHash } from 'node:crypto';
import { CompiledPolicies } from '@socle/plugin-cilium-common';
import { ClusterClient } from '../kubernetes/types';
import { isReady } from '../workloads/pods';
import { Pod } from '../workloads/types';
import { KnownEnd } from './flowsOf';
import { TrafficEnd } from './traffic';

/* Labels that tell replicas from one another never enter an identity. */
const left = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-name',
  'job-name',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
]);

/** The labels of a pod's identity, as Cilium writes them. */
export function identityLabels(
  { metadata, spec }: Pod,
  options: {
    cluster: string;
    namespaceLabels: Readonly<Record<string, string>>;
  },
): string[] {
  const { cluster, namespaceLabels } = options;
  return [
    ...Object.entries(metadata.labels ?? {})
      .filter(([key]) => !left.has(key))
      .map(([key, value]) => `k8s:${key}=${value}`),
    ...Object.entries(namespaceLabels).map(
      ([key, value]) => `k8s:io.cilium.k8s.namespace.labels.${key}=${value}`,
    ),
    `k8s:io.cilium.k8s.policy.cluster=${cluster}`,
    `k8s:io.cilium.k8s.policy.serviceaccount=${String(spec.serviceAccountName ?? 'default')}`,
    `k8s:io.kubernetes.pod.namespace=${metadata.namespace}`,
  ].sort();
}

/** A number for a set of labels: the same set, the same number. */
export function identityNumber(labels: readonly string[]): number {
  const digest = createHash('sha256').update(labels.join('\n')).digest();
  return 256 + (digest.readUInt32BE(0) % 65_000);
}

/** An end of the seed's traffic as it is now; undefined where nothing of it runs. */
export function knownEnd(options: {
  end: TrafficEnd;
  client: ClusterClient;
  compiled: CompiledPolicies;
  /** Chooses among the replicas. */
  turn: number;
}): KnownEnd | undefined {
  const { end, client, compiled, turn } = options;
  if (!('app' in end)) {
    const names = 'name' in end ? [end.name] : [];
    return {
      address: end.address,
      names,
      endpoint: {
        kind: 'outside',
        address: end.address,
        names,
        resolved: names.length > 0,
      },
      flow: { identity: 2, labels: ['reserved:world'] },
    };
  }
  const pods = podsOf(client, end.namespace, end.app).filter(isReady);
  const pod = pods.length > 0 ? pods[turn % pods.length] : undefined;
  if (!pod) {
    return undefined;
  }
  const labels = identityLabels(pod, {
    cluster: 'default',
    namespaceLabels: compiled.context.namespaceLabels?.[end.namespace] ?? {},
  });
  return {
    address: pod.status?.podIP ?? '',
    node: pod.spec.nodeName,
    endpoint: {
      kind: 'pod',
      namespace: end.namespace,
      name: end.app,
      labels: pod.metadata.labels ?? {},
    },
    flow: {
      ID: identityNumber([pod.metadata.name]),
      identity: identityNumber(labels),
      namespace: end.namespace,
      labels,
      pod_name: pod.metadata.name,
      workloads: [workloadOf(pod)],
    },
  };
}

function podsOf(client: ClusterClient, namespace: string, app: string): Pod[] {
  const list = (labelSelector: string) =>
    client.list({
      apiVersion: 'v1',
      kind: 'Pod',
      namespace,
      labelSelector,
    }) as Pod[];
  const named = list(`app.kubernetes.io/name=${app}`);
  return named.length > 0 ? named : list(`k8s-app=${app}`);
}

/** What made it, past the ReplicaSet of a Deployment. */
function workloadOf({ metadata }: Pod): { kind: string; name: string } {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner?.kind === 'ReplicaSet') {
    return { kind: 'Deployment', name: owner.name.replace(/-[^-]+$/, '') };
  }
  return owner
    ? { kind: owner.kind, name: owner.name }
    : { kind: 'Pod', name: metadata.name };
}
