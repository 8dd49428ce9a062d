import { PodEndpoint } from '@socle/plugin-cilium-common';
import { PodFacts } from './kinds';

/** Pods of one workload. */
export interface WorkloadFacts extends Omit<PodFacts, 'name' | 'address'> {
  pods: number;
}

/** The workloads of pods, each once. */
export function workloadsOf(pods: readonly PodFacts[]): WorkloadFacts[] {
  const found = new Map<string, WorkloadFacts>();
  for (const { name: _name, address: _address, ...pod } of pods) {
    const { kind, name } = pod.workload;
    const key = [pod.namespace, kind, name].join('/');
    const known = found.get(key);
    found.set(key, { ...pod, pods: (known?.pods ?? 0) + 1 });
  }
  return [...found.values()];
}

/** A workload as the evaluator takes it. */
export function endpointOfWorkload({
  namespace,
  workload,
  labels,
  serviceAccount,
  ports,
}: WorkloadFacts): PodEndpoint {
  return {
    kind: 'pod',
    namespace,
    name: workload.name,
    labels,
    ...(serviceAccount !== undefined && { serviceAccount }),
    namedPorts: Object.fromEntries(
      ports.flatMap(({ name, port, protocol }) =>
        name === undefined ? [] : [[name, { port, protocol }]],
      ),
    ),
  };
}
