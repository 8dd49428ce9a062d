import { mockServices } from '@backstage/backend-test-utils';
import { application, failedSync } from '../__testUtils__/applications';
import { ArgoFeed } from '../clients/ArgoApi';
import { ArgoError } from '../clients/ArgoError';
import { ApiSource } from './ApiSource';
import { SourceChange } from './types';

jest.useFakeTimers();

const down = new ArgoError({
  code: 'unreachable',
  message: 'The API of Argo CD lyon cannot be reached',
});

/** A source over a feed that a test plays. */
function world(options: { isDown?: boolean } = {}) {
  const state = {
    items: [application('payments.dev.checkout')] as unknown[],
    isDown: options.isDown ?? false,
    lists: 0,
    versions: [] as Array<string | undefined>,
  };
  let tell: (event: unknown) => void = () => {};
  let cut: (error: Error) => void = () => {};
  const next = async (signal: AbortSignal) =>
    await new Promise<unknown>((resolve, reject) => {
      tell = resolve;
      cut = reject;
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const feed: ArgoFeed = {
    async list() {
      state.lists += 1;
      if (state.isDown) {
        throw down;
      }
      return { items: state.items, version: `${state.lists}` };
    },
    async projects() {
      throw down;
    },
    async *watch({ version, signal }) {
      state.versions.push(version);
      for (;;) {
        yield await next(signal);
      }
    },
  };
  const source = ApiSource.start({
    instance: { name: 'lyon', namespace: 'argocd', applicationNamespaces: [] },
    feed,
    logger: mockServices.logger.mock(),
    timing: {
      relist: 60_000,
      firstPause: 1_000,
      longestPause: 30_000,
      gather: 50,
    },
    random: () => 1,
    now: () => new Date(),
  });
  const changes: SourceChange[] = [];
  source.onChange(change => changes.push(change));
  return {
    state,
    source,
    changes,
    tell: (event: unknown) => tell(event),
    cut: () => cut(down),
    names: () => [...source.applications.all()].map(({ name }) => name),
  };
}

const soon = async (milliseconds = 60) =>
  await jest.advanceTimersByTimeAsync(milliseconds);

it('lists, follows, and lists again after a while', async () => {
  const { state, source, changes, tell, names } = world();
  expect(source.status().level).toBe('unknown');
  await soon();
  expect(source.status().level).toBe('ok');
  expect(names()).toEqual(['payments.dev.checkout']);
  tell({ type: 'ADDED', application: application('payments.dev.ledger') });
  await soon();
  expect(names()).toHaveLength(2);
  expect(changes.at(-1)).toMatchObject({
    applications: [{ after: { name: 'payments.dev.ledger' } }],
  });
  state.items = [application('payments.dev.ledger')];
  await soon(60_000);
  expect(names()).toEqual(['payments.dev.ledger']);
  expect(state.versions).toEqual(['1', '2']);
  source.stop();
});

it('keeps what it has while Argo CD is down, says since when, and comes back', async () => {
  const { state, source, changes, cut, names } = world();
  await soon();
  state.isDown = true;
  cut();
  await soon();
  const since = source.status().staleSince;
  expect(source.status()).toMatchObject({
    level: 'error',
    reason: down.message,
    staleSince: expect.any(String),
  });
  expect(names()).toEqual(['payments.dev.checkout']);
  await soon(120_000);
  expect(source.status().staleSince).toBe(since);
  expect(state.lists).toBeLessThan(12);
  state.isDown = false;
  await soon(31_000);
  expect(source.status()).toMatchObject({ level: 'ok' });
  expect(source.status().staleSince).toBeUndefined();
  expect(changes.filter(change => change.source)).toHaveLength(3);
  source.stop();
});

it('says so where it never could be read', async () => {
  const { source } = world({ isDown: true });
  await soon(0);
  await source.settled(5_000);
  expect(source.status()).toMatchObject({ level: 'error' });
  expect(source.status().staleSince).toBeUndefined();
  source.stop();
});

it('takes no notice of what is no Application', async () => {
  const { source, tell, names } = world();
  await soon();
  for (const event of [
    null,
    3,
    {},
    { type: 'ADDED' },
    { type: 'ADDED', application: { metadata: { name: 3 } } },
    { type: 'ADDED', application: application('a', { namespace: 'other' }) },
  ]) {
    tell(event);
    await soon();
  }
  expect(names()).toEqual(['payments.dev.checkout']);
  source.stop();
});

it('tells of many events at once, each Application as it is last', async () => {
  const { source, tell, changes } = world();
  await soon();
  changes.length = 0;
  for (let count = 0; count < 100; count += 1) {
    tell({
      type: 'MODIFIED',
      application: application('payments.dev.checkout', {
        status: count % 2 === 0 ? failedSync : {},
      }),
    });
    await jest.advanceTimersByTimeAsync(0);
  }
  tell({
    type: 'DELETED',
    application: application('payments.dev.checkout'),
  });
  await soon();
  expect(changes).toMatchObject([
    { applications: [{ before: { name: 'payments.dev.checkout' } }] },
  ]);
  source.stop();
});
