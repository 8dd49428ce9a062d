import {
  at,
  JsonRecord,
  numberOf,
  recordOf,
  recordsOf,
  stringOf,
} from '../json';
import { KubernetesObject } from '../types';
import { ageOf } from './age';
import { ageColumn, Column, nameColumn, none, text, wide } from './column';

function statuses(pod: KubernetesObject, field: string): JsonRecord[] {
  return recordsOf(at(pod, 'status', field));
}

function isReady(pod: KubernetesObject): boolean {
  return recordsOf(at(pod, 'status', 'conditions')).some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

function endedReason(terminated: JsonRecord): string {
  if (terminated.reason) {
    return String(terminated.reason);
  }
  return terminated.signal
    ? `Signal:${terminated.signal}`
    : `ExitCode:${terminated.exitCode}`;
}

function initializing(pod: KubernetesObject): string | undefined {
  const all = statuses(pod, 'initContainerStatuses');
  for (const [index, status] of all.entries()) {
    const state = recordOf(status.state);
    const terminated = recordOf(state.terminated);
    const waiting = stringOf(at(state, 'waiting', 'reason'));
    if (state.terminated && terminated.exitCode === 0) {
      continue;
    }
    if (state.terminated) {
      return `Init:${endedReason(terminated)}`;
    }
    return waiting && waiting !== 'PodInitializing'
      ? `Init:${waiting}`
      : `Init:${index}/${all.length}`;
  }
  return undefined;
}

/** What `kubectl get pods` shows as the status. Source: `printPod`. */
export function podStatus(pod: KubernetesObject): string {
  const status = recordOf(pod.status);
  let reason = String(status.reason || status.phase || '');
  const initial = initializing(pod);
  let hasRunning = false;
  if (initial) {
    reason = initial;
  } else {
    for (const one of statuses(pod, 'containerStatuses').reverse()) {
      const { waiting, terminated, running } = recordOf(one.state);
      const waits = stringOf(recordOf(waiting).reason);
      if (waits) {
        reason = waits;
      } else if (terminated) {
        reason = endedReason(recordOf(terminated));
      } else if (one.ready === true && running) {
        hasRunning = true;
      }
    }
    if (reason === 'Completed' && hasRunning) {
      reason = isReady(pod) ? 'Running' : 'NotReady';
    }
  }
  if (pod.metadata.deletionTimestamp) {
    return status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  return reason;
}

function restarts(pod: KubernetesObject, now: Date): string {
  const all = statuses(pod, 'containerStatuses');
  const sum = all.reduce(
    (total, one) => total + (numberOf(one.restartCount) ?? 0),
    0,
  );
  const last = all
    .map(one => stringOf(at(one, 'lastState', 'terminated', 'finishedAt')))
    .filter(time => time !== undefined)
    .sort()
    .pop();
  return sum > 0 && last ? `${sum} (${ageOf(last, now)} ago)` : String(sum);
}

export const podColumns: Column[] = [
  nameColumn,
  text('Ready', pod => {
    const ready = statuses(pod, 'containerStatuses').filter(
      one => one.ready === true,
    );
    return `${ready.length}/${recordsOf(at(pod, 'spec', 'containers')).length}`;
  }),
  text('Status', podStatus),
  text('Restarts', restarts),
  ageColumn,
  wide(text('IP', pod => at(pod, 'status', 'podIP') ?? none)),
  wide(text('Node', pod => at(pod, 'spec', 'nodeName') ?? none)),
  wide(
    text(
      'Nominated Node',
      pod => at(pod, 'status', 'nominatedNodeName') ?? none,
    ),
  ),
  wide(
    text('Readiness Gates', pod => {
      const gates = recordsOf(at(pod, 'spec', 'readinessGates'));
      if (gates.length === 0) {
        return none;
      }
      const met = gates.filter(gate =>
        recordsOf(at(pod, 'status', 'conditions')).some(
          one => one.type === gate.conditionType && one.status === 'True',
        ),
      );
      return `${met.length}/${gates.length}`;
    }),
  ),
];
