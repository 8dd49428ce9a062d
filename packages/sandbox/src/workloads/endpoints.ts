import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject } from '../kubernetes/types';
import { WorkloadContext, referenceTo } from './context';
import { hashOf } from './names';
import { isActive, isReady } from './pods';
import { Pod, Service } from './types';

/** Keeps the Endpoints and the EndpointSlice of a Service: the addresses of its Pods, ready and not. */
export function reconcileService(
  context: WorkloadContext,
  service: Service,
): void {
  const { client } = context;
  const { selector } = service.spec;
  if (service.metadata.deletionTimestamp || !selector) {
    return;
  }
  const pods = (
    client.list({
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: service.metadata.namespace,
      labelSelector: Object.entries(selector)
        .map(([key, value]) => `${key}=${value}`)
        .join(','),
    }) as Pod[]
  )
    .filter(pod => isActive(pod) && pod.status?.podIP)
    .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  write(context, endpointsOf(service, pods));
  write(context, sliceOf(service, pods));
}

function portsOf(service: Service, pods: Pod[]) {
  return (service.spec.ports ?? []).map(port => ({
    ...(port.name && { name: port.name }),
    port: targetPort(port.targetPort ?? port.port, pods),
    protocol: port.protocol ?? 'TCP',
  }));
}

function targetPort(target: number | string, pods: Pod[]): number {
  if (typeof target === 'number') {
    return target;
  }
  const named = pods
    .flatMap(pod => pod.spec.containers.flatMap(({ ports }) => ports ?? []))
    .find(({ name }) => name === target);
  return named?.containerPort ?? 0;
}

function endpointsOf(service: Service, pods: Pod[]): KubernetesObject {
  const address = (pod: Pod) => ({
    ip: pod.status?.podIP,
    nodeName: pod.spec.nodeName,
    targetRef: targetOf(pod),
  });
  const ready = pods.filter(isReady).map(address);
  const unready = pods.filter(pod => !isReady(pod)).map(address);
  return {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name: service.metadata.name,
      namespace: service.metadata.namespace,
      labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
      ownerReferences: owner(service, false),
    },
    ...(pods.length > 0 && {
      subsets: [
        {
          ...(ready.length > 0 && { addresses: ready }),
          ...(unready.length > 0 && { notReadyAddresses: unready }),
          ports: portsOf(service, pods),
        },
      ],
    }),
  };
}

function sliceOf(service: Service, pods: Pod[]): KubernetesObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${service.metadata.name}-${hashOf(service.metadata.uid).slice(0, 5)}`,
      namespace: service.metadata.namespace,
      labels: {
        'endpointslice.kubernetes.io/managed-by':
          'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': service.metadata.name,
      },
      ownerReferences: owner(service, true),
    },
    addressType: 'IPv4',
    endpoints: pods.map(pod => ({
      addresses: [pod.status?.podIP],
      conditions: {
        ready: isReady(pod),
        serving: isReady(pod),
        terminating: false,
      },
      nodeName: pod.spec.nodeName,
      targetRef: targetOf(pod),
    })),
    ports: portsOf(service, pods),
  };
}

function targetOf(pod: Pod) {
  return {
    kind: 'Pod',
    name: pod.metadata.name,
    namespace: pod.metadata.namespace,
    uid: pod.metadata.uid,
  };
}

function owner(service: Service, controller: boolean) {
  return [
    {
      apiVersion: service.apiVersion,
      kind: service.kind,
      name: service.metadata.name,
      uid: service.metadata.uid ?? '',
      ...(controller && { controller: true }),
      blockOwnerDeletion: true,
    },
  ];
}

/** Creates the object, or replaces what differs in it. */
function write({ client }: WorkloadContext, wanted: KubernetesObject): void {
  const before = client.get(referenceTo(wanted));
  if (!before) {
    client.create(wanted);
    return;
  }
  const { metadata: _ignored, ...content } = wanted;
  const changed = Object.entries(content).some(
    ([field, value]) => !isDeepStrictEqual(before[field], value),
  );
  const emptied =
    before.subsets !== undefined &&
    wanted.subsets === undefined &&
    wanted.kind === 'Endpoints';
  if (changed || emptied) {
    client.update({ ...wanted, metadata: before.metadata });
  }
}
