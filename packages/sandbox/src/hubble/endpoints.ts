import { CompiledPolicies } from '@socle/plugin-cilium-common';
import { ClusterClient, KubernetesObject } from '../kubernetes/types';
import { Pod } from '../workloads/types';
import { identityLabels, identityNumber } from './knownEnds';

const apiVersion = 'cilium.io/v2';
const kind = 'CiliumEndpoint';

/** Keeps a CiliumEndpoint beside each pod that has an address, as Cilium's agents do. */
export function keepEndpoints(
  client: ClusterClient,
  compiled: () => CompiledPolicies,
): { stop(): void } {
  const waiting = new Set<Pod>();
  let timer: NodeJS.Timeout | undefined;
  const keep = (pod: Pod) => {
    const { name, namespace = 'default', deletionTimestamp } = pod.metadata;
    const reference = { apiVersion, kind, namespace, name };
    const known = client.get(reference);
    const isThere = client.get({ ...reference, apiVersion: 'v1', kind: 'Pod' });
    if (!isThere || deletionTimestamp || !pod.status?.podIP) {
      if (known) {
        client.delete(reference);
      }
      return;
    }
    const wanted = endpointOf(pod, compiled());
    if (!known) {
      client.create(wanted);
      client.updateStatus(wanted);
    }
  };
  const flush = () => {
    timer = undefined;
    const pods = [...waiting];
    waiting.clear();
    for (const pod of pods) {
      try {
        keep(pod);
      } catch {
        /* Its namespace goes, or it went itself: the next change tells. */
      }
    }
  };
  const add = (pod: Pod) => {
    waiting.add(pod);
    timer ??= setTimeout(flush, 50).unref();
  };
  const end = client.watch(({ object }) => {
    if (object.kind === 'Pod') {
      add(object as Pod);
    }
  });
  client
    .list({ apiVersion: 'v1', kind: 'Pod' })
    .forEach(pod => add(pod as Pod));
  return {
    stop() {
      end();
      clearTimeout(timer);
    },
  };
}

function endpointOf(pod: Pod, compiled: CompiledPolicies): KubernetesObject {
  const { name, namespace = 'default' } = pod.metadata;
  const labels = identityLabels(pod, {
    cluster: 'default',
    namespaceLabels: compiled.context.namespaceLabels?.[namespace] ?? {},
  });
  return {
    apiVersion,
    kind,
    metadata: { name, namespace, labels: pod.metadata.labels },
    status: {
      id: identityNumber([name]),
      identity: { id: identityNumber(labels), labels },
      networking: {
        addressing: [{ ipv4: pod.status?.podIP }],
        node: pod.status?.hostIP,
      },
      'named-ports': pod.spec.containers.flatMap(({ ports = [] }) =>
        ports.map(({ name: called, containerPort, protocol = 'TCP' }) => ({
          name: called,
          port: containerPort,
          protocol,
        })),
      ),
      state: 'ready',
    },
  };
}
