import { timestamp, Delays } from './context';
import { withCondition } from './conditions';
import { Failure } from './failures';
import { digestOf, hashOf } from './names';
import {
  Condition,
  ContainerState,
  ContainerStatus,
  Pod,
  PodStatus,
} from './types';

/** One step of a Pod's life: what its status is from now on, what is told of it, and when to look again. */
export interface PodStep {
  status: PodStatus;
  events: Array<{
    type: 'Normal' | 'Warning';
    reason: string;
    message: string;
    component: string;
  }>;
  /** Milliseconds until the next step; undefined where nothing more happens by itself. */
  after?: number;
}

export interface PodStepInput {
  pod: Pod;
  failure: Failure | undefined;
  delays: Delays;
  now: Date;
  hostIP: string;
  /** The Pod is of a Job: its containers end by themselves. */
  runsToCompletion: boolean;
}

/**
 * What a scheduler and a kubelet would make of a Pod next, in the states and words of Kubernetes 1.36
 * (pkg/scheduler, pkg/kubelet/kuberuntime). Each call is one step: scheduled, pulled, running, ready, or the failure
 * that its template asks for.
 */
export function nextPodStatus(input: PodStepInput): PodStep {
  const { pod, failure } = input;
  const status = pod.status ?? {};
  if (!pod.spec.nodeName) {
    return unschedulable(input);
  }
  if (status.phase === 'Succeeded' || status.phase === 'Failed') {
    return { status, events: [] };
  }
  const containers = status.containerStatuses;
  if (!containers) {
    return scheduled(input);
  }
  if (failure === 'image-pull') {
    return imagePull(input, containers);
  }
  const [first] = containers;
  if (first.state.waiting?.reason === 'ContainerCreating') {
    return started(input, containers);
  }
  if (failure === 'crash-loop') {
    return crashLoop(input, containers);
  }
  if (input.runsToCompletion) {
    return completed(input, containers);
  }
  if (failure === 'not-ready') {
    return unready(input);
  }
  return ready(input, containers);
}

function unschedulable({ pod, now }: PodStepInput): PodStep {
  const message =
    '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';
  const known = pod.status?.conditions?.some(
    ({ type }) => type === 'PodScheduled',
  );
  return {
    status: {
      ...pod.status,
      phase: 'Pending',
      conditions: withCondition(
        pod.status?.conditions,
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
        },
        timestamp(now),
      ),
      qosClass: pod.status?.qosClass ?? 'Burstable',
    },
    events: known
      ? []
      : [
          {
            type: 'Warning',
            reason: 'FailedScheduling',
            message,
            component: 'default-scheduler',
          },
        ],
  };
}

function scheduled({ pod, now, delays, hostIP }: PodStepInput): PodStep {
  const time = timestamp(now);
  const not = (type: string): Condition => ({
    type,
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${pod.spec.containers
      .map(({ name }) => name)
      .join(' ')}]`,
    lastTransitionTime: time,
  });
  const is = (type: string): Condition => ({
    type,
    status: 'True',
    lastTransitionTime: time,
  });
  return {
    status: {
      ...pod.status,
      phase: 'Pending',
      conditions: [
        is('Initialized'),
        not('Ready'),
        not('ContainersReady'),
        is('PodScheduled'),
      ],
      containerStatuses: pod.spec.containers.map(({ name, image }) => ({
        name,
        image,
        imageID: '',
        ready: false,
        started: false,
        restartCount: 0,
        state: { waiting: { reason: 'ContainerCreating' } },
        lastState: {},
      })),
      hostIP,
      startTime: time,
      qosClass: pod.status?.qosClass ?? 'Burstable',
    },
    events: [
      {
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${pod.spec.nodeName}`,
        component: 'default-scheduler',
      },
      ...pod.spec.containers.map(({ image }) =>
        kubelet('Normal', 'Pulling', `Pulling image "${image}"`),
      ),
    ],
    after: delays.pull,
  };
}

function imagePull(
  { pod, delays }: PodStepInput,
  containers: ContainerStatus[],
): PodStep {
  const failing = containers[0].state.waiting?.reason;
  if (failing === 'ImagePullBackOff') {
    return { status: pod.status ?? {}, events: [] };
  }
  const first = failing === 'ContainerCreating';
  const reasonOf = (image: string) =>
    `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  return {
    status: {
      ...pod.status,
      containerStatuses: containers.map(container => ({
        ...container,
        state: {
          waiting: first
            ? { reason: 'ErrImagePull', message: reasonOf(container.image) }
            : {
                reason: 'ImagePullBackOff',
                message: `Back-off pulling image "${container.image}": ErrImagePull: ${reasonOf(
                  container.image,
                )}`,
              },
        },
      })),
    },
    events: containers.flatMap(({ image }) =>
      first
        ? [
            kubelet(
              'Warning',
              'Failed',
              `Failed to pull image "${image}": ${reasonOf(image)}`,
            ),
            kubelet('Warning', 'Failed', 'Error: ErrImagePull'),
          ]
        : [
            kubelet('Normal', 'BackOff', `Back-off pulling image "${image}"`),
            kubelet('Warning', 'Failed', 'Error: ImagePullBackOff'),
          ],
    ),
    ...(first && { after: delays.pull }),
  };
}

function started(
  { pod, now, delays, failure }: PodStepInput,
  containers: ContainerStatus[],
): PodStep {
  const ip = podAddress(pod);
  return {
    status: {
      ...pod.status,
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      containerStatuses: containers.map(container => ({
        ...container,
        ...running(pod, container, now),
      })),
    },
    events: containers.flatMap(({ name, image }) => [
      kubelet('Normal', 'Pulled', `Successfully pulled image "${image}"`),
      kubelet('Normal', 'Created', `Created container: ${name}`),
      kubelet('Normal', 'Started', `Started container ${name}`),
    ]),
    after: failure === 'crash-loop' ? delays.crash : delays.ready,
  };
}

/** Runs, ends with code 1, waits longer each time, and runs again. */
function crashLoop(
  { pod, now, delays }: PodStepInput,
  containers: ContainerStatus[],
): PodStep {
  const [first] = containers;
  if (first.state.running) {
    const ended: ContainerState = {
      terminated: {
        exitCode: 1,
        reason: 'Error',
        startedAt: first.state.running.startedAt,
        finishedAt: timestamp(now),
        containerID: first.containerID,
      },
    };
    const wait = backOff(first.restartCount, delays);
    const message = `back-off ${spoken(wait)} restarting failed container=${first.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    return {
      status: {
        ...pod.status,
        containerStatuses: [
          {
            ...first,
            ready: false,
            started: false,
            state: { waiting: { reason: 'CrashLoopBackOff', message } },
            lastState: ended,
          },
          ...containers.slice(1),
        ],
      },
      events: [
        kubelet(
          'Warning',
          'BackOff',
          `Back-off restarting failed container ${first.name} in pod ${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`,
        ),
      ],
      after: wait,
    };
  }
  const restarted = { ...first, restartCount: first.restartCount + 1 };
  return {
    status: {
      ...pod.status,
      containerStatuses: [
        {
          ...restarted,
          ...running(pod, restarted, now),
          lastState: first.lastState,
        },
        ...containers.slice(1),
      ],
    },
    events: [
      kubelet(
        'Normal',
        'Pulled',
        `Container image "${first.image}" already present on machine`,
      ),
      kubelet('Normal', 'Created', `Created container: ${first.name}`),
      kubelet('Normal', 'Started', `Started container ${first.name}`),
    ],
    after: delays.crash,
  };
}

function unready({ pod }: PodStepInput): PodStep {
  const message =
    'Readiness probe failed: HTTP probe failed with statuscode: 503';
  return {
    status: pod.status ?? {},
    events: [kubelet('Warning', 'Unhealthy', message)],
  };
}

function ready(
  { pod, now }: PodStepInput,
  containers: ContainerStatus[],
): PodStep {
  const isReady = (status: PodStatus) =>
    status.conditions?.some(
      ({ type, status: value }) => type === 'Ready' && value === 'True',
    );
  if (pod.status && isReady(pod.status)) {
    return { status: pod.status, events: [] };
  }
  const time = timestamp(now);
  const set = (conditions: Condition[], type: string) =>
    conditions.map(condition =>
      condition.type === type
        ? { type, status: 'True' as const, lastTransitionTime: time }
        : condition,
    );
  return {
    status: {
      ...pod.status,
      conditions: set(
        set(pod.status?.conditions ?? [], 'Ready'),
        'ContainersReady',
      ),
      containerStatuses: containers.map(container => ({
        ...container,
        ready: true,
        started: true,
      })),
    },
    events: [],
  };
}

function completed(
  { pod, now }: PodStepInput,
  containers: ContainerStatus[],
): PodStep {
  return {
    status: {
      ...pod.status,
      phase: 'Succeeded',
      containerStatuses: containers.map(container => ({
        ...container,
        ready: false,
        started: false,
        state: {
          terminated: {
            exitCode: 0,
            reason: 'Completed',
            startedAt: container.state.running?.startedAt ?? timestamp(now),
            finishedAt: timestamp(now),
            containerID: container.containerID,
          },
        },
      })),
    },
    events: [],
  };
}

function running(pod: Pod, container: ContainerStatus, now: Date) {
  const id = hashOf([pod.metadata.uid, container.name, container.restartCount]);
  return {
    containerID: `containerd://${id}`,
    imageID: `${container.image.replace(/:[^/]*$/, '')}@${digestOf(container.image)}`,
    ready: false,
    started: true,
    state: { running: { startedAt: timestamp(now) } },
  };
}

function kubelet(type: 'Normal' | 'Warning', reason: string, message: string) {
  return { type, reason, message, component: 'kubelet' };
}

function backOff(restarts: number, delays: Delays): number {
  return Math.min(delays.backOff * 2 ** restarts, delays.backOff * 30);
}

function spoken(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

/** An address of the Pods' network, the same for the same Pod. */
function podAddress(pod: Pod): string {
  const digest = hashOf(pod.metadata.uid);
  const [a, b] = [0, 1].map(
    index =>
      (digest.charCodeAt(index * 2) * 31 + digest.charCodeAt(index * 2 + 1)) %
      250,
  );
  return `10.64.${a}.${b + 2}`;
}
