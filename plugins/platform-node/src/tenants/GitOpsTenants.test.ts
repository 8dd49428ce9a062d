import { mockServices } from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { GitOpsTenants } from './GitOpsTenants';

const url = 'https://forge.example.com/platform/gitops/src/branch/main';
const payments = {
  'tenants/payments/tenant.yaml': `apiVersion: socle.dev/v1
kind: Tenant
metadata: {name: payments}
spec: {owner: group:default/payments, environments: [{name: dev}]}
`,
  'tenants/payments/dev/environment.yaml':
    'cluster: paris-nonprod\nnamespace: payments-dev\n',
};

/** A forge with one tree, which a test can change, break and slow down, and a clock that it turns. */
function world() {
  const state = {
    files: { ...payments, 'README.md': 'not read' } as Record<string, string>,
    commit: 'commit-1',
    down: false,
    hold: undefined as Promise<void> | undefined,
    now: Date.parse('2026-11-21T10:00:00Z'),
    reads: 0,
  };
  const urlReader = mockServices.urlReader.mock({
    async readTree(_url, options) {
      state.reads += 1;
      await state.hold;
      if (state.down) {
        throw new Error('connect ECONNREFUSED');
      }
      if (options?.etag === state.commit) {
        throw new NotModifiedError();
      }
      const files = Object.entries(state.files)
        .map(([path, text]) => ({ path, text: Buffer.from(text) }))
        .filter(
          ({ path, text }) =>
            options?.filter?.(path, { size: text.length }) ?? true,
        )
        .map(({ path, text }) => ({ path, content: async () => text }));
      return {
        etag: state.commit,
        files: async () => files,
        archive: () => Promise.reject(new Error('not read')),
        dir: () => Promise.reject(new Error('not read')),
      };
    },
  });
  const tenants = GitOpsTenants.create({
    url,
    urlReader,
    logger: mockServices.logger.mock(),
    refreshMilliseconds: 30_000,
    timeoutMilliseconds: 50,
    patienceMilliseconds: 10,
    clusterNames: new Map(),
    now: () => new Date(state.now),
  });
  return { state, tenants, names: async () => namesOf(await tenants.list()) };
}

function namesOf({ tenants }: { tenants: Array<{ name: string }> }) {
  return tenants.map(({ name }) => name);
}

it('reads the tree once for all who ask, and again when it is due', async () => {
  const { state, tenants, names } = world();
  expect(await Promise.all([names(), names(), names()])).toEqual([
    ['payments'],
    ['payments'],
    ['payments'],
  ]);
  expect(state.reads).toBe(1);
  expect(await tenants.get('payments')).toMatchObject({
    owner: 'group:default/payments',
    environments: [{ namespace: 'payments-dev' }],
  });
  expect(await tenants.get('shop')).toBeUndefined();

  state.now += 29_999;
  await names();
  expect(state.reads).toBe(1);

  state.now += 1;
  state.files = {};
  expect(await names()).toEqual(['payments']);
  expect(state.reads).toBe(2);

  state.now += 30_000;
  state.commit = 'commit-2';
  expect(await names()).toEqual([]);
});

it('keeps what was read last while the forge is down, and says since when', async () => {
  const { state, tenants } = world();
  await tenants.list();
  state.down = true;
  state.now += 60_000;
  await tenants.list();
  state.now += 60_000;
  expect(await tenants.list()).toMatchObject({
    tenants: [{ name: 'payments' }],
    status: {
      level: 'error',
      reason: "The platform's GitOps tree cannot be read: connect ECONNREFUSED",
      observedAt: '2026-11-21T10:00:00.000Z',
      staleSince: '2026-11-21T10:01:00.000Z',
    },
  });

  state.down = false;
  state.now += 60_000;
  expect((await tenants.list()).status).toEqual({
    level: 'ok',
    reason: "The platform's GitOps tree was read at commit-1",
    observedAt: '2026-11-21T10:03:00.000Z',
  });
});

it('is unavailable where the tree was never read, and does not ask at each call', async () => {
  const { state, tenants } = world();
  state.down = true;
  const complaint = {
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('Check platform.gitops.url'),
  };
  await expect(tenants.list()).rejects.toMatchObject(complaint);
  await expect(tenants.list()).rejects.toMatchObject(complaint);
  expect(state.reads).toBe(1);
});

it('does not let a slow forge slow a page, nor hold it for ever', async () => {
  const { state, tenants, names } = world();
  await names();
  state.now += 60_000;
  state.hold = new Promise(() => {});
  expect(await names()).toEqual(['payments']);

  const stale = async (): Promise<string | undefined> => {
    const { status } = await tenants.list();
    return status.staleSince ? status.reason : stale();
  };
  expect(await stale()).toContain('nothing came for 0.05 s');
});

it('leaves out a file that is too large', async () => {
  const { state, tenants } = world();
  state.files['tenants/payments/dev/environment.yaml'] += '#'.repeat(70_000);
  const { problems } = await tenants.list();
  expect(problems).toEqual([
    {
      path: 'tenants/payments/dev/environment.yaml',
      message: 'The file is larger than 64 KiB; make it smaller',
    },
  ]);
});
