import { WorkloadContext, referenceTo, writeStatus } from './context';
import { failureOf } from './failures';
import { nextPodStatus } from './nextPodStatus';
import { nodeAddress } from './nodes';
import { Pod } from './types';

/** Takes Pods through their lives, one step at a time, each step when it is due. */
export class PodController {
  readonly #context: WorkloadContext;
  /** When the next step of a Pod is due, by its uid; `undefined` as the value where none is. */
  readonly #due = new Map<string, number | undefined>();

  constructor(context: WorkloadContext) {
    this.#context = context;
  }

  reconcile(pod: Pod): void {
    const uid = pod.metadata.uid ?? '';
    const { now, delays, client, events, later } = this.#context;
    if (pod.metadata.deletionTimestamp) {
      return;
    }
    if (this.#due.has(uid)) {
      const due = this.#due.get(uid);
      if (due === undefined || due > now().getTime()) {
        return;
      }
    }
    const step = nextPodStatus({
      pod,
      failure: failureOf(pod.metadata.annotations),
      delays,
      now: now(),
      hostIP: nodeAddress(client.name, pod.spec.nodeName ?? ''),
      runsToCompletion: pod.spec.restartPolicy === 'Never',
    });
    this.#due.set(
      uid,
      step.after === undefined ? undefined : now().getTime() + step.after,
    );
    writeStatus(this.#context, pod, step.status);
    for (const event of step.events) {
      events.record({ involved: pod, ...event });
    }
    if (step.after !== undefined) {
      later(referenceTo(pod), step.after);
    }
  }

  forget(pod: Pod): void {
    this.#due.delete(pod.metadata.uid ?? '');
  }
}

export function isReady(pod: Pod): boolean {
  return Boolean(
    pod.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ),
  );
}

/** Neither ended nor being deleted. */
export function isActive(pod: Pod): boolean {
  return (
    !pod.metadata.deletionTimestamp &&
    pod.status?.phase !== 'Succeeded' &&
    pod.status?.phase !== 'Failed'
  );
}
