import {
  SandboxForge,
  startSandboxForge,
} from '../forges/__testUtils__/sandboxForge';
import {
  branch,
  changeOf,
  large,
  messageOf,
  small,
  startGitOps,
} from './__testUtils__/gitOps';

jest.setTimeout(120_000);

let sandbox: SandboxForge;

beforeAll(async () => {
  sandbox = await startSandboxForge();
});

afterAll(async () => {
  await sandbox.stop();
});

it('opens a request on a branch that begins at the base', async () => {
  const { changes, files, log, pulls } = await startGitOps(sandbox);
  const [base] = await log('main');

  const proposal = await changes.propose(changeOf(small));

  expect(proposal).toMatchObject({
    base: base.sha,
    written: [
      'tenants/payments/dev/quota.yaml',
      'tenants/payments/tenant.yaml',
    ],
    kept: [],
    request: {
      number: 1,
      kind: 'create',
      tenant: 'payments',
      state: 'open',
      branch,
      title: 'Create tenant payments',
      requestedBy: 'user:default/ines.moreau',
    },
  });
  const [commit, parent] = await log(branch);
  expect(parent.sha).toBe(base.sha);
  expect(proposal.request?.headCommit).toBe(commit.sha);
  expect(commit.message.replace(/[0-9a-f]{16}\n$/, 'mark\n'))
    .toBe(`Create tenant payments

This makes a tenant.

Socle-Kind: create
Socle-Tenant: payments
Socle-Requested-By: user:default/ines.moreau
Socle-Base: ${base.sha}
Socle-Task: task-1
Socle-Content: mark
`);
  expect(await files(branch)).toEqual({
    'socle.yaml': 'profile: 1\n',
    'tenants/payments/dev/quota.yaml': small['dev/quota.yaml'],
    'tenants/payments/tenant.yaml': 'size: small\n',
  });
  expect((await pulls())[0].body).toContain(
    'This makes a tenant.\n\nSocle-Kind',
  );
});

it('updates the same request when it runs again, and removes what it does not want any more', async () => {
  const { changes, files, log, pulls } = await startGitOps(sandbox);
  await changes.propose(changeOf({ ...small, 'prod/quota.yaml': 'x\n' }));

  const proposal = await changes.propose(changeOf(large));

  expect(proposal.written).toEqual([
    'tenants/payments/dev/quota.yaml',
    'tenants/payments/prod/quota.yaml',
    'tenants/payments/tenant.yaml',
  ]);
  expect(await files(branch)).toEqual({
    'socle.yaml': 'profile: 1\n',
    'tenants/payments/dev/quota.yaml': large['dev/quota.yaml'],
    'tenants/payments/tenant.yaml': 'size: large\n',
  });
  expect(await pulls()).toHaveLength(1);
  expect(await log(branch)).toHaveLength(3);

  await changes.propose(changeOf(large));
  expect(await log(branch)).toHaveLength(3);
});

it('only reads in a dry run', async () => {
  const { changes, log, pulls } = await startGitOps(sandbox);
  sandbox.calls.length = 0;

  await expect(
    changes.propose(changeOf(small), { dryRun: true }),
  ).resolves.toMatchObject({
    written: [
      'tenants/payments/dev/quota.yaml',
      'tenants/payments/tenant.yaml',
    ],
  });

  expect(sandbox.calls.filter(call => !call.startsWith('GET '))).toEqual([]);
  expect(sandbox.calls.length).toBeLessThanOrEqual(6);
  await expect(log(branch)).rejects.toThrow('404');
  expect(await pulls()).toEqual([]);
});

it('opens 50 requests for different tenants at once', async () => {
  const { changes, pulls } = await startGitOps(sandbox);
  const names = Array.from({ length: 50 }, (_, index) => `team-${index}`);

  const proposals = await Promise.all(
    names.map(tenant => changes.propose(changeOf(small, { tenant }))),
  );

  expect(new Set(proposals.map(({ request }) => request?.number)).size).toBe(
    50,
  );
  expect(await pulls()).toHaveLength(50);
  sandbox.calls.length = 0;
  const open = await Promise.all([
    changes.list({ state: 'open' }),
    changes.list(),
    changes.get('team-7'),
  ]);
  expect(open.map(list => list.length)).toEqual([50, 50, 1]);
  expect(sandbox.calls).toHaveLength(3);
});

it('finds its own request again after the merge', async () => {
  const { changes, merge, pulls } = await startGitOps(sandbox);
  await changes.propose(changeOf(small));
  await merge(1);

  await expect(changes.propose(changeOf(small))).resolves.toMatchObject({
    request: { number: 1, state: 'merged' },
    written: [],
  });
  expect(await pulls()).toHaveLength(1);
});

it('says that there is nothing to propose', async () => {
  const { changes } = await startGitOps(sandbox, {
    'tenants/payments/tenant.yaml': 'size: small\n',
    'tenants/payments/dev/quota.yaml': small['dev/quota.yaml'],
  });
  expect(
    await messageOf(changes.propose(changeOf(small, { kind: 'change' }))),
  ).toContain('There is nothing to propose');
});
