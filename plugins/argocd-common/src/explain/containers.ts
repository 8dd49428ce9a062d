import { ClusterObject } from '../objects/clusterObject';
import { at, defined, numberAt, recordsAt, textAt } from '../values/read';
import { cause, Cause } from './cause';
import { recognize } from './recognize';
import { Step } from './types';

/* What a container waits for on its way, and what is nothing wrong. */
const harmless = ['ContainerCreating', 'PodInitializing'];

/** The containers of a pod that are not well, the worst first. */
export function containerSteps(pod: ClusterObject): Step[] {
  return [
    ...recordsAt(pod.raw, 'status', 'initContainerStatuses').map(
      status => [status, true] as const,
    ),
    ...recordsAt(pod.raw, 'status', 'containerStatuses').map(
      status => [status, false] as const,
    ),
  ].flatMap(([status, initial]) => containerStep(pod, status, initial) ?? []);
}

function containerStep(
  pod: ClusterObject,
  status: unknown,
  initial: boolean,
): Step | undefined {
  const container = textAt(status, 'name') ?? '';
  const waiting = at(status, 'state', 'waiting');
  const reason = textAt(waiting, 'reason');
  const ended =
    endOf(at(status, 'state', 'terminated')) ??
    endOf(at(status, 'lastState', 'terminated'));
  const step = (own: { status?: string; message?: string }, found?: Cause) =>
    defined({
      kind: 'container' as const,
      subject: subjectOf(pod),
      container,
      ...own,
      at: ended?.finishedAt,
      cause: found,
    });
  if (ended?.reason === 'OOMKilled') {
    return step(
      { status: reason ?? ended.reason, message: textAt(waiting, 'message') },
      cause('outOfMemory', { container }),
    );
  }
  if (reason !== undefined && !harmless.includes(reason)) {
    const message = textAt(waiting, 'message') ?? ended?.message;
    return step(
      { status: reason, message },
      reason === 'CrashLoopBackOff'
        ? crash(container, ended, initial)
        : recognize({
            text: message ?? '',
            word: reason,
            container,
            image: imageOf(pod, status),
            subject: subjectOf(pod),
          }),
    );
  }
  const isOver = at(status, 'state', 'terminated') !== undefined;
  return isOver && ended && ended.exitCode !== 0
    ? step(
        { status: ended.reason ?? 'Error', message: ended.message },
        crash(container, ended, initial),
      )
    : undefined;
}

interface End {
  exitCode?: number;
  reason?: string;
  message?: string;
  finishedAt?: string;
}

function endOf(terminated: unknown): End | undefined {
  return terminated === undefined
    ? undefined
    : {
        exitCode: numberAt(terminated, 'exitCode'),
        reason: textAt(terminated, 'reason'),
        message: textAt(terminated, 'message'),
        finishedAt: textAt(terminated, 'finishedAt'),
      };
}

function crash(
  container: string,
  ended: End | undefined,
  initial: boolean,
): Cause {
  const started =
    ended?.message === undefined
      ? undefined
      : recognize({ text: ended.message, word: ended.reason, container });
  if (started?.code === 'cannotStart') {
    return started;
  }
  if (initial) {
    return cause('initFailed', { container });
  }
  return ended?.exitCode === undefined
    ? cause('crashLoopUnknown', { container })
    : cause('crashLoop', { container, exitCode: ended.exitCode });
}

/** The image that the pod asks for; what the container's status says may be a digest. */
function imageOf(pod: ClusterObject, status: unknown): string | undefined {
  const name = textAt(status, 'name');
  const asked = [
    ...recordsAt(pod.raw, 'spec', 'initContainers'),
    ...recordsAt(pod.raw, 'spec', 'containers'),
  ].find(container => textAt(container, 'name') === name);
  return textAt(asked, 'image') ?? textAt(status, 'image');
}

/** The reference of an object alone. */
export function subjectOf(object: ClusterObject): NonNullable<Step['subject']> {
  const { group, kind, namespace, name } = object;
  return { group, kind, ...(namespace && { namespace }), name };
}
