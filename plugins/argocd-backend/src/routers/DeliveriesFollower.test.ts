import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { EventStream } from '@socle/plugin-platform-node';
import { Deliveries } from '../services/Deliveries';
import { EntityView, EntityViews } from '../services/EntityViews';
import { Instances } from '../services/Instances';
import { SharedAnswers } from '../services/SharedAnswers';
import { TrackedWorkloads } from '../services/TrackedWorkloads';
import { SourceChange } from '../sources/types';
import { DeliveriesFollower } from './DeliveriesFollower';

jest.useFakeTimers();

const minute = 60_000;

/** A stream over deliveries that a test changes. */
function world(options: { lastEventId?: string } = {}) {
  const view = {
    entityRef: 'component:default/checkout',
    scope: {
      entityRef: 'component:default/checkout',
      tenant: { name: 'payments', owner: 'group:default/payments' },
      environments: [],
      refused: [],
    },
  } as unknown as EntityView;
  const state = {
    answer: 0,
    asked: 0,
    resolve: async (): Promise<EntityView> => view,
  };
  const listeners = new Set<(change: SourceChange) => void>();
  const drains = new Set<() => void>();
  const sent: string[] = [];
  const stream = {
    isFull: false,
    sendJson: (event: string, json: string) => {
      sent.push(`${event} ${json}`);
    },
    send: (event: string, data: unknown) => {
      sent.push(`${event} ${Object(data).name}`);
    },
    onDrain: (listener: () => void) => drains.add(listener),
    end: () => sent.push('end'),
  };
  const follower = new DeliveriesFollower({
    entityRef: { kind: 'component', namespace: 'default', name: 'checkout' },
    credentials: mockCredentials.user(),
    view,
    lastEventId: options.lastEventId,
    views: {
      resolve: async () => await state.resolve(),
    } as Pick<EntityViews, 'resolve'> as EntityViews,
    deliveries: {
      learn: () => undefined,
    } as Pick<Deliveries, 'learn'> as Deliveries,
    answers: {
      of: () => {
        state.asked += 1;
        const id = `${state.answer}`;
        return { data: {} as EntityDeliveries, json: id, id };
      },
    } as Pick<SharedAnswers, 'of'> as SharedAnswers,
    instances: {
      onChange: listener => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as Pick<Instances, 'onChange'> as Instances,
    track: () =>
      ({ tracked: [], onChange: () => {}, close: () => {} }) as Pick<
        TrackedWorkloads,
        'tracked' | 'onChange' | 'close'
      > as TrackedWorkloads,
    logger: mockServices.logger.mock(),
    timing: {
      settle: 0,
      settleWorkloads: 0,
      heartbeat: minute,
      gather: 100,
      recheck: minute,
      lifetime: 15 * minute,
    },
  });
  follower.follow(stream as EventStream);
  return {
    state,
    stream,
    sent,
    follower,
    drain: () => drains.forEach(listener => listener()),
    change: (change: Partial<SourceChange> = {}) =>
      listeners.forEach(listener =>
        listener({ applications: [], source: true, ...change }),
      ),
    listeners,
  };
}

it('answers 10,000 events in a second ten times', async () => {
  const { state, change, sent } = world();
  for (let event = 0; event < 10_000; event += 1) {
    state.answer = event;
    change();
    if (event % 100 === 99) {
      await jest.advanceTimersByTimeAsync(10);
    }
  }
  expect(state.asked).toBeLessThanOrEqual(12);
  await jest.advanceTimersByTimeAsync(100);
  expect(sent.at(-1)).toBe('deliveries 9999');
});

it('looks at nothing that is not the entity’s', async () => {
  const { state, change } = world();
  const others = Object({ project: 'shop', labels: {} });
  change({ source: false, applications: [{ after: others }] });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(state.asked).toBe(1);
});

it('waits for a browser that is slow, and then sends it the newest only', async () => {
  const { state, stream, change, drain, sent } = world();
  stream.isFull = true;
  for (state.answer = 1; state.answer < 5; state.answer += 1) {
    change();
    await jest.advanceTimersByTimeAsync(200);
  }
  expect(sent).toEqual(['deliveries 0']);
  stream.isFull = false;
  drain();
  await jest.advanceTimersByTimeAsync(200);
  expect(sent).toEqual(['deliveries 0', 'deliveries 5']);
});

it.each([
  ['NotAllowedError', ['deliveries 0', 'denied NotAllowedError', 'end']],
  ['NotFoundError', ['deliveries 0', 'denied NotFoundError', 'end']],
  ['ServiceUnavailableError', ['deliveries 0', 'end']],
])('ends on %s', async (name, expected) => {
  const { state, sent, follower } = world();
  state.resolve = async () => {
    throw Object.assign(new Error('No'), { name });
  };
  await jest.advanceTimersByTimeAsync(minute);
  expect(sent).toEqual(expected);
  follower.stop();
});

it('ends after its time, and listens to nothing any more', async () => {
  const { sent, follower, listeners } = world();
  await jest.advanceTimersByTimeAsync(15 * minute);
  expect(sent.at(-1)).toBe('end');
  follower.stop();
  expect(listeners.size).toBe(0);
});
