import { profile, tenantFile, treeWorld } from './__testUtils__/treeWorld';
import { RegistrySnapshot } from './types';

const tree = {
  'socle.yaml': profile,
  'README.md': 'not read',
  'tenants/payments/tenant.yaml': tenantFile('payments'),
  'tenants/payments/dev/environment.yaml':
    'cluster: paris-nonprod\nnamespace: payments-dev\n',
  'tenants/payments/dev/quota.yaml': 'not read',
  'tenants/web/tenant.yaml': tenantFile('web'),
};
const payments = 'tenants/payments/tenant.yaml';

/** `payments: Payments`, `payments: Payments (stale, 1)` … */
function summary({ tenants }: RegistrySnapshot): string[] {
  return tenants.map(({ name, tenant, stale, findings }) => {
    const notes = [
      ...(stale ? ['stale'] : []),
      ...(findings.length > 0 ? [findings.length] : []),
    ].join(', ');
    return `${name}: ${tenant?.metadata.title ?? 'nothing'}${notes && ` (${notes})`}`;
  });
}

it('reads profile, tenants and what scope resolution needs', async () => {
  const { registry } = treeWorld(tree);
  const snapshot = await registry.read();
  expect(snapshot).toMatchObject({
    revision: 'commit-1',
    profile: { text: profile, value: { metadata: { name: 'caas' } } },
    profileFindings: [],
    tenants: [
      {
        name: 'payments',
        path: payments,
        text: tree[payments],
        stale: false,
        findings: [],
      },
      { name: 'web' },
    ],
    declared: {
      tenants: [
        {
          name: 'payments',
          environments: [
            { cluster: 'paris-nonprod', namespace: 'payments-dev' },
          ],
        },
        { name: 'web', environments: [] },
      ],
      problems: [],
    },
    status: {
      level: 'ok',
      reason: "The platform's GitOps tree was read at commit-1",
    },
  });
});

it('reads once for all who ask, again when it is due, and anew for who was told of a push', async () => {
  const { registry, state, commit } = treeWorld(tree);
  await Promise.all([registry.read(), registry.read(), registry.read()]);
  expect(state.reads).toBe(1);

  commit({ [payments]: tenantFile('payments', { title: 'Cards' }) });
  expect(summary(await registry.read())[0]).toBe('payments: payments');
  expect(summary(await registry.read({ fresh: true }))[0]).toBe(
    'payments: Cards',
  );

  state.now += 30_000;
  await registry.read();
  expect(state.reads).toBe(3);
});

it('reads again for who was told of a push while a reading was under way', async () => {
  const { registry, state, commit } = treeWorld(tree);
  let release = () => {};
  state.hold = new Promise(resolve => {
    release = resolve;
  });
  const first = registry.read();
  commit({ [payments]: undefined });
  const told = [registry.read({ fresh: true }), registry.read({ fresh: true })];
  release();
  await first;
  expect((await Promise.all(told)).map(summary)).toEqual([
    ['web: web'],
    ['web: web'],
  ]);
  expect(state.reads).toBe(2);
});

it('keeps what did not change as the same object, and tells each new revision once', async () => {
  const { registry, state, commit } = treeWorld(tree);
  const told: string[] = [];
  const stop = registry.onChange(({ revision }) => told.push(revision));
  const before = await registry.read();
  state.now += 60_000;
  await registry.read();
  commit({ [payments]: tenantFile('payments', { title: 'Cards' }) });
  const after = await registry.read({ fresh: true });
  expect(after.tenants[0]).not.toBe(before.tenants[0]);
  expect(after.tenants[1]).toBe(before.tenants[1]);

  stop();
  commit({ [payments]: undefined });
  await registry.read({ fresh: true });
  expect(told).toEqual(['commit-1', 'commit-2']);
});

it('keeps what a tenant was while its file is invalid, for scope resolution too', async () => {
  const { registry, logger, commit } = treeWorld(tree);
  await registry.read();
  const broken = tenantFile('payments', { title: 'Cards', more: 'extra: 1' });
  commit({
    [payments]: broken.replace('group:default/payments', 'group:default/web'),
  });
  const snapshot = await registry.read({ fresh: true });
  expect(summary(snapshot)).toEqual([
    'payments: payments (stale, 1)',
    'web: web',
  ]);
  expect(snapshot.tenants[0].findings).toMatchObject([
    { rule: 'schema', file: payments, line: 13, path: 'extra' },
  ]);
  expect(snapshot.declared.tenants[0]).toMatchObject({
    owner: 'group:default/payments',
    problems: [{ path: payments, message: expect.stringContaining('extra') }],
  });
  const complaint = expect.stringContaining(
    `${payments}:13 of the GitOps tree`,
  );
  expect(logger.warn.mock.calls).toEqual([[complaint]]);

  commit({ 'README.md': 'another commit' });
  await registry.read({ fresh: true });
  expect(logger.warn).toHaveBeenCalledTimes(1);

  commit({ [payments]: tenantFile('payments', { title: 'Cards' }) });
  expect(summary(await registry.read({ fresh: true }))[0]).toBe(
    'payments: Cards',
  );
});

it.each<[story: string, text: string, summary: string, message: string]>([
  ['that never was valid', 'kind: [', 'payments: nothing (1)', ''],
  [
    'that names a size which the profile does not have',
    tenantFile('payments', { size: 'vast' }),
    'payments: payments (1)',
    'The profile has no size "vast".',
  ],
  [
    'of another name than its folder',
    tenantFile('shop'),
    'payments: nothing (1)',
    'The tenant is called "shop", and its folder "payments".',
  ],
  [
    'too large to be read',
    `${tenantFile('payments')}${'#'.repeat(70_000)}`,
    'payments: nothing (1)',
    'The file is too large to be read.',
  ],
])('tells of a tenant %s', async (_story, text, expected, message) => {
  const { registry } = treeWorld({ ...tree, [payments]: text });
  const snapshot = await registry.read();
  expect(summary(snapshot)).toEqual([expected, 'web: web']);
  expect(snapshot.tenants[0].findings[0].message).toContain(message);
});

it('holds tenants against a new profile, and keeps the last good one while the newest is invalid', async () => {
  const { registry, commit } = treeWorld({
    ...tree,
    'tenants/web/tenant.yaml': tenantFile('web', { size: 'medium' }),
  });
  await registry.read();
  commit({ 'socle.yaml': profile.replace('    medium:', '    middling:') });
  const renamed = await registry.read({ fresh: true });
  expect(summary(renamed)).toEqual(['payments: payments', 'web: web (1)']);

  commit({ 'socle.yaml': 'kind: [' });
  const invalid = await registry.read({ fresh: true });
  expect(invalid.profileFindings.length).toBeGreaterThan(0);
  expect(invalid.profile).toEqual(renamed.profile);

  commit({ 'socle.yaml': undefined });
  expect(await registry.read({ fresh: true })).toMatchObject({
    profile: renamed.profile,
    profileFindings: [{ message: 'The platform has no profile.' }],
  });

  commit({ 'socle.yaml': profile });
  expect(summary(await registry.read({ fresh: true }))).toEqual([
    'payments: payments',
    'web: web',
  ]);
});

it('keeps everything while the forge is down, and takes an empty tree for a mistake', async () => {
  const { registry, state, commit } = treeWorld(tree);
  await registry.read();
  state.down = true;
  state.now += 60_000;
  expect(await registry.read()).toMatchObject({
    tenants: [{ name: 'payments' }, { name: 'web' }],
    status: {
      level: 'error',
      reason: "The platform's GitOps tree cannot be read: connect ECONNREFUSED",
      staleSince: '2026-11-21T10:01:00.000Z',
    },
  });

  state.down = false;
  commit(Object.fromEntries(Object.keys(tree).map(path => [path, undefined])));
  expect(await registry.read({ fresh: true })).toMatchObject({
    tenants: [{ name: 'payments' }, { name: 'web' }],
    status: { level: 'error', reason: expect.stringContaining('neither') },
  });
});

it('is unavailable where the tree never could be read', async () => {
  const { registry, state } = treeWorld(tree);
  state.down = true;
  await expect(registry.read()).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
    message: expect.stringContaining('Check platform.gitops.url'),
  });
});

it('does not lose a listener to the failure of another', async () => {
  const { registry, logger } = treeWorld(tree);
  const told: string[] = [];
  registry.onChange(() => {
    throw new Error('I fail');
  });
  registry.onChange(({ revision }) => told.push(revision));
  await registry.read();
  expect(told).toEqual(['commit-1']);
  expect(logger.error).toHaveBeenCalledTimes(1);
});
