import http from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Scope } from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterChange,
  WatchedKind,
} from '@socle/plugin-platform-node';
import {
  close,
  listen,
  readEvents,
} from '@socle/plugin-platform-node/testUtils';
import express from 'express';
import { AuthorizedScopes } from '../services/AuthorizedScopes';
import { createEnvironmentsRouter, EnvironmentsTiming } from './environments';

const scope: Scope = {
  entityRef: 'component:default/checkout',
  tenant: { name: 'payments', owner: 'group:default/payments' },
  environments: [{ name: 'dev', cluster: 'paris', namespace: 'payments-dev' }],
  refused: [],
};

const long = 60_000;
const ends: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
});

/** The routes over a cluster whose objects, a catalog whose scope and a policy whose decision a test changes. */
async function world(timing: Partial<EnvironmentsTiming> = {}) {
  const state = {
    scope,
    isAllowed: true,
    catalog: async () => {},
    namespaces: [{ name: 'payments-dev', terminating: false }],
  };
  const listeners = new Set<(change: ClusterChange) => void>();
  const open = new Set<object>();
  const looks = new Set<() => void>();
  const clusterCache: ClusterCacheService = {
    clusters: async () => [],
    subscribe<T>({ cluster, kind }: { cluster: string; kind: WatchedKind<T> }) {
      const mark = {};
      const mine = new Set<(change: ClusterChange) => void>();
      open.add(mark);
      const objects = () =>
        kind.plural === 'namespaces'
          ? state.namespaces.flatMap(
              ({ name, terminating }) =>
                kind.project({
                  metadata: {
                    name,
                    ...(terminating && { deletionTimestamp: 'now' }),
                  },
                }) ?? [],
            )
          : [];
      return {
        cluster: { name: cluster },
        snapshot: () => ({
          objects: objects(),
          state: 'live' as const,
          status: {
            level: 'ok' as const,
            reason: `${cluster} is watched`,
            observedAt: '2026-11-21T10:00:00.000Z',
          },
        }),
        get: () => objects()[0],
        settled: async () => {},
        onChange: listener => {
          listeners.add(listener);
          mine.add(listener);
          return () => listeners.delete(listener);
        },
        close: () => {
          open.delete(mark);
          mine.forEach(listener => listeners.delete(listener));
          looks.forEach(look => look());
        },
      };
    },
  };
  const shutdown: Array<() => void> = [];
  const router = createEnvironmentsRouter({
    httpAuth: mockServices.httpAuth(),
    scopes: new AuthorizedScopes({
      scopes: {
        resolve: async () => {
          await state.catalog();
          return state.scope;
        },
      },
      permissions: mockServices.permissions.mock({
        authorize: async () => [
          {
            result: state.isAllowed
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
          },
        ],
      }),
    }),
    clusterCache,
    logger: mockServices.logger.mock(),
    timing: {
      settle: long,
      heartbeat: long,
      recheck: long,
      lifetime: long,
      ...timing,
    },
    onShutdown: end => shutdown.push(end),
  });
  const server = http.createServer(express().use(router));
  const address = await listen(server);
  const stream = await readEvents(
    `${address}/entities/component/default/checkout/environments/stream`,
  );
  ends.push(async () => {
    stream.close();
    await close(server);
  });
  return {
    state,
    stream,
    shutdown: () => shutdown.forEach(end => end()),
    change: (namespace: string) =>
      listeners.forEach(listener =>
        listener({ namespaces: new Set([namespace]), source: false }),
      ),
    openSubscriptions: () => open.size,
    async closed() {
      await new Promise<void>(resolve => {
        const look = () => {
          if (open.size === 0) {
            resolve();
          }
        };
        looks.add(look);
        look();
      });
    },
  };
}

/** `environments dev: …`, or `denied NotAllowedError`. */
function summary(
  received: { event: string; data: unknown } | undefined,
): string {
  const data = Object(received?.data);
  const parts = (data.environments ?? []).map(
    (environment: { name: string; status: { reason: string } }) =>
      `${environment.name}: ${environment.status.reason}`,
  );
  return [received?.event, ...parts, ...(data.name ? [data.name] : [])].join(
    ' ',
  );
}

const well =
  'environments dev: The namespace is there, and nothing runs in it yet';
const leaving = 'environments dev: Namespace payments-dev is being deleted';

it('sends what changed, and nothing where nothing did', async () => {
  const { state, stream, change } = await world();
  expect(summary(await stream.next())).toBe(well);
  change('');
  change('shop-dev');
  state.namespaces = [{ name: 'payments-dev', terminating: true }];
  change('');
  expect(summary(await stream.next())).toBe(leaving);
});

it('tells proxies to hold nothing back, and that it is still there', async () => {
  const { stream } = await world({ heartbeat: 5 });
  expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(stream.headers.get('x-accel-buffering')).toBe('no');
  expect((await stream.next())?.event).toBe('environments');
  expect(await stream.next()).toEqual({ event: 'comment', data: 'still here' });
});

it('ends when the user may no longer read it, and says so', async () => {
  const { state, stream, closed } = await world({ recheck: 5 });
  await stream.next();
  state.isAllowed = false;
  expect(summary(await stream.next())).toBe('denied NotAllowedError');
  expect(await stream.next()).toBeUndefined();
  await closed();
});

it('ends without a word when it cannot be told whether they may', async () => {
  const { state, stream, closed } = await world({ recheck: 5 });
  await stream.next();
  state.catalog = () => Promise.reject(new Error('The catalog is down'));
  expect(await stream.next()).toBeUndefined();
  await closed();
});

it('goes on with a new scope', async () => {
  const { state, stream, openSubscriptions } = await world({ recheck: 5 });
  await stream.next();
  const before = openSubscriptions();
  state.scope = {
    ...scope,
    environments: [{ ...scope.environments[0], name: 'test' }],
  };
  expect(summary(await stream.next())).toBe(well.replace('dev', 'test'));
  expect(openSubscriptions()).toBe(before);
});

it('reads nothing any more when the browser has gone', async () => {
  const { stream, closed, openSubscriptions } = await world();
  await stream.next();
  expect(openSubscriptions()).toBe(5);
  stream.close();
  await closed();
});

it('ends after its time, so that the browser comes back with a fresh token', async () => {
  const { stream, closed } = await world({ lifetime: 20 });
  await stream.next();
  expect(await stream.next()).toBeUndefined();
  await closed();
});

it('ends when the backend stops', async () => {
  const { stream, shutdown, closed } = await world();
  await stream.next();
  shutdown();
  expect(await stream.next()).toBeUndefined();
  await closed();
});
