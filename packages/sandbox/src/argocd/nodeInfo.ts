import { KubernetesObject } from '../kubernetes/types';
import { quantityValue } from '../gitops/compare/quantities';
import { annotationOf, at, listAt, numberAt, textAt } from '../gitops/objects';

/** What Argo CD's page shows beside a node. */
export interface InfoItem {
  name: string;
  value: string;
}

/** Source: Argo CD's `populateNodeInfo`, for revisions of workloads and for Pods. */
export function nodeInfo(object: KubernetesObject): InfoItem[] {
  const revision = annotationOf(object, 'deployment.kubernetes.io/revision');
  return [
    ...(revision ? [{ name: 'Revision', value: `Rev:${revision}` }] : []),
    ...(object.kind === 'Pod' && object.apiVersion === 'v1'
      ? podInfo(object)
      : []),
  ];
}

/** Source: Argo CD's `populatePodInfo`, which has it from `kubectl get pods`. */
function podInfo(pod: KubernetesObject): InfoItem[] {
  const init = listAt(pod, 'status', 'initContainerStatuses');
  const main = listAt(pod, 'status', 'containerStatuses');
  const restarts = [...init, ...main]
    .map(status => numberAt(status, 'restartCount'))
    .reduce((sum, count) => sum + count, 0);
  const total = listAt(pod, 'spec', 'containers').length;
  const ready = main.filter(
    status => at(status, 'ready') === true && at(status, 'state', 'running'),
  ).length;
  const reason = podReason(pod);
  return [
    ...(reason ? [{ name: 'Status Reason', value: reason }] : []),
    { name: 'Node', value: textAt(pod, 'spec', 'nodeName') },
    { name: 'Containers', value: `${ready}/${total}` },
    ...(restarts > 0
      ? [{ name: 'Restart Count', value: String(restarts) }]
      : []),
    ...(isOver(textAt(pod, 'status', 'phase'))
      ? []
      : [
          { name: 'cpu', value: String(requestsOf(pod, 'cpu') * 1_000) },
          { name: 'memory', value: String(requestsOf(pod, 'memory') * 1_000) },
        ]),
  ];
}

/** What its containers ask for. Argo CD counts memory in thousandths of a byte, too. */
function requestsOf(pod: KubernetesObject, resource: string): number {
  return listAt(pod, 'spec', 'containers')
    .map(container =>
      quantityValue(at(container, 'resources', 'requests', resource) ?? 0),
    )
    .reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
}

function isOver(phase: string): boolean {
  return phase === 'Failed' || phase === 'Succeeded';
}

function podReason(pod: KubernetesObject): string {
  const phase = textAt(pod, 'status', 'phase');
  if (pod.metadata.deletionTimestamp && !isOver(phase)) {
    return 'Terminating';
  }
  const isGated = listAt(pod, 'status', 'conditions').some(
    condition =>
      textAt(condition, 'type') === 'PodScheduled' &&
      textAt(condition, 'reason') === 'SchedulingGated',
  );
  const initial = isGated
    ? 'SchedulingGated'
    : textAt(pod, 'status', 'reason') || phase;
  return initReason(pod) ?? containerReason(pod) ?? initial;
}

/** Of the init container that is not through; undefined where all are. */
function initReason(pod: KubernetesObject): string | undefined {
  const count = listAt(pod, 'spec', 'initContainers').length;
  const statuses = listAt(pod, 'status', 'initContainerStatuses');
  for (const [index, status] of statuses.entries()) {
    const terminated = at(status, 'state', 'terminated');
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    if (!terminated) {
      return waiting && waiting !== 'PodInitializing'
        ? `Init:${waiting}`
        : `Init:${index}/${count}`;
    }
    if (numberAt(terminated, 'exitCode') !== 0) {
      return `Init:${reasonOfEnd(terminated)}`;
    }
  }
  return undefined;
}

function containerReason(pod: KubernetesObject): string | undefined {
  const reasons = listAt(pod, 'status', 'containerStatuses').flatMap(status => {
    const waiting = textAt(status, 'state', 'waiting', 'reason');
    const terminated = at(status, 'state', 'terminated');
    return waiting || (terminated ? reasonOfEnd(terminated) : []);
  });
  return reasons[0];
}

function reasonOfEnd(terminated: unknown): string {
  const signal = numberAt(terminated, 'signal');
  return (
    textAt(terminated, 'reason') ||
    (signal
      ? `Signal:${signal}`
      : `ExitCode:${numberAt(terminated, 'exitCode')}`)
  );
}
