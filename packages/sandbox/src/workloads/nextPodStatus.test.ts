import { Failure, FAILS_ANNOTATION, failureOf } from './failures';
import { nextPodStatus } from './nextPodStatus';
import { Pod } from './types';

const delays = { pull: 10, ready: 20, crash: 30, backOff: 1000 };

const newPod = (failure?: Failure): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'checkout-7d9c-x2x4z',
    namespace: 'payments-dev',
    uid: 'c0ffee',
    annotations: failure && { [FAILS_ANNOTATION]: failure },
  },
  spec: {
    ...(failure !== 'unschedulable' && { nodeName: 'paris-nonprod-a' }),
    containers: [{ name: 'checkout', image: 'registry/checkout:1.8.2' }],
  },
});

/** Takes a Pod through so many steps, and tells what people would read after each. */
function live(pod: Pod, steps: number, runsToCompletion = false) {
  let now = Date.parse('2026-11-21T10:00:00Z');
  let current = pod;
  return Array.from({ length: steps }, () => {
    const { status, events, after } = nextPodStatus({
      pod: current,
      failure: failureOf(current.metadata.annotations),
      delays,
      now: new Date(now),
      hostIP: '10.10.0.10',
      runsToCompletion,
    });
    now += after ?? 0;
    current = { ...current, status };
    const [container] = status.containerStatuses ?? [];
    return {
      phase: status.phase,
      state:
        container &&
        (container.state.waiting?.reason ??
          container.state.terminated?.reason ??
          'Running'),
      ready: container?.ready ?? false,
      restarts: container?.restartCount ?? 0,
      events: events.map(({ reason }) => reason),
      after,
    };
  });
}

describe('a Pod', () => {
  it('is scheduled, pulls its image, runs, is ready, and then rests', () => {
    expect(live(newPod(), 4)).toEqual([
      {
        phase: 'Pending',
        state: 'ContainerCreating',
        ready: false,
        restarts: 0,
        events: ['Scheduled', 'Pulling'],
        after: 10,
      },
      {
        phase: 'Running',
        state: 'Running',
        ready: false,
        restarts: 0,
        events: ['Pulled', 'Created', 'Started'],
        after: 20,
      },
      {
        phase: 'Running',
        state: 'Running',
        ready: true,
        restarts: 0,
        events: [],
        after: undefined,
      },
      {
        phase: 'Running',
        state: 'Running',
        ready: true,
        restarts: 0,
        events: [],
        after: undefined,
      },
    ]);
  });

  it('ends by itself where it is of a Job', () => {
    const [, , last] = live(newPod(), 3, true);

    expect(last).toMatchObject({ phase: 'Succeeded', state: 'Completed' });
  });

  it('whose image is not there stays at the back-off, Pending', () => {
    expect(live(newPod('image-pull'), 4)).toEqual([
      expect.objectContaining({ state: 'ContainerCreating' }),
      {
        phase: 'Pending',
        state: 'ErrImagePull',
        ready: false,
        restarts: 0,
        events: ['Failed', 'Failed'],
        after: 10,
      },
      {
        phase: 'Pending',
        state: 'ImagePullBackOff',
        ready: false,
        restarts: 0,
        events: ['BackOff', 'Failed'],
        after: undefined,
      },
      {
        phase: 'Pending',
        state: 'ImagePullBackOff',
        ready: false,
        restarts: 0,
        events: [],
        after: undefined,
      },
    ]);
  });

  it('that crashes is restarted, and waits longer each time', () => {
    const life = live(newPod('crash-loop'), 8);

    expect(life.slice(2)).toEqual([
      expect.objectContaining({
        state: 'CrashLoopBackOff',
        restarts: 0,
        after: 1000,
      }),
      expect.objectContaining({ state: 'Running', restarts: 1, after: 30 }),
      expect.objectContaining({
        state: 'CrashLoopBackOff',
        restarts: 1,
        after: 2000,
      }),
      expect.objectContaining({ state: 'Running', restarts: 2 }),
      expect.objectContaining({
        state: 'CrashLoopBackOff',
        restarts: 2,
        after: 4000,
      }),
      expect.objectContaining({ state: 'Running', restarts: 3 }),
    ]);
    expect(life.every(({ ready }) => !ready)).toBe(true);
  });

  it('that no node takes says so once', () => {
    const [first, second] = live(newPod('unschedulable'), 2);

    expect(first).toMatchObject({
      phase: 'Pending',
      events: ['FailedScheduling'],
      after: undefined,
    });
    expect(second).toMatchObject({ phase: 'Pending', events: [] });
  });

  it('that never answers its probe runs, and is not ready', () => {
    const [, , third] = live(newPod('not-ready'), 3);

    expect(third).toMatchObject({
      phase: 'Running',
      state: 'Running',
      ready: false,
      events: ['Unhealthy'],
    });
  });

  it.each([['sometimes'], [''], ['constructor']])(
    'comes up where the annotation says "%s", which means nothing',
    word => {
      expect(failureOf({ [FAILS_ANNOTATION]: word })).toBeUndefined();
    },
  );
});
