import { createMockDirectory } from '@backstage/backend-test-utils';
import { templateOf } from '../__testUtils__/createTenant';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf, tenantFile } from '../__testUtils__/tenants';

jest.setTimeout(240_000);

const workspace = createMockDirectory();
let world: TenancyWorld;
let gitops: ReturnType<typeof gitOpsOf>;
let request: ReturnType<typeof templateOf>;

beforeEach(async () => {
  workspace.clear();
  world = await startTenancyWorld({
    'tenants/refunds/tenant.yaml': tenantFile('refunds'),
    'tenants/vouchers/tenant.yaml': tenantFile('vouchers').replace(
      'size: small',
      'size: small, suspended: true',
    ),
  });
  gitops = gitOpsOf(world.sandbox);
  request = templateOf(world, workspace.path);
});

afterEach(async () => {
  await world?.stop();
});

it('opens a pull request that says who asks, what changes, verdicts and price', async () => {
  const { rendered, propose } = await request(formOf('loyalty'));
  const outputs = await propose();

  const [pull, ...others] = await gitops.pulls();
  expect(others).toEqual([]);
  expect(outputs).toEqual({
    number: pull.number,
    url: `${world.sandbox.url}/platform/gitops/pulls/${pull.number}`,
    branch: 'socle/create/loyalty',
    state: 'open',
    base: rendered.base,
    changes: rendered.changes,
    price: rendered.price,
    written: [...(rendered.files as string[])].sort(),
    kept: [],
    diff: rendered.diff,
  });
  expect(pull).toMatchObject({ title: 'Create tenant loyalty', state: 'open' });
  expect(pull.body).toMatch(/^Asked for by user:default\/ines\.moreau\./);
  expect(pull.body).toContain('### What changes\n\n- This ');
  expect(pull.body).toContain(
    '### Verdicts\n\nNo rule has anything against it.',
  );
  expect(pull.body).toContain(`### Price\n\n${String(rendered.price)}`);
  expect(pull.body).toContain(`Socle-Kind: create
Socle-Tenant: loyalty
Socle-Requested-By: user:default/ines.moreau
Socle-Base: ${String(rendered.base)}
Socle-Task: task-1`);
  const [commit] = await gitops.log('socle/create/loyalty');
  expect(commit.commit).toMatchObject({
    author: { name: 'Inès Moreau', email: 'ines.moreau@halle.example' },
    message: expect.stringContaining('Create tenant loyalty\n\nAsked for by'),
  });
  expect(commit.parents.map(({ sha }) => sha)).toEqual([rendered.base]);
  expect(
    await gitops.read('socle/create/loyalty', 'tenants/loyalty/tenant.yaml'),
  ).toContain('name: loyalty');
});

it('shows in a dry run the diff that the request would have, and only reads', async () => {
  const { rendered, propose } = await request(formOf('loyalty'));
  world.sandbox.calls.length = 0;

  const outputs = await propose({ dryRun: true });

  expect(outputs).toMatchObject({
    branch: 'socle/create/loyalty',
    diff: rendered.diff,
    written: [...(rendered.files as string[])].sort(),
  });
  expect(outputs.number).toBeUndefined();
  expect(world.log.join('\n')).toContain(
    '+++ b/tenants/loyalty/dev/quota.yaml',
  );
  expect(world.sandbox.calls.filter(call => !/^GET /.test(call))).toEqual([]);
  expect(await gitops.branches()).toEqual(['main']);
});

it('updates its own request when the answers change, and leaves the repository as it is', async () => {
  const first = await request(formOf('loyalty'));
  await first.ensure();
  await first.propose();
  const { ensure, propose } = await request(
    formOf('loyalty', { title: 'Points and gifts' }),
    { task: 'task-2' },
  );

  await expect(ensure()).resolves.toMatchObject({ created: false });
  await expect(propose()).resolves.toMatchObject({
    number: 1,
    written: expect.arrayContaining(['tenants/loyalty/tenant.yaml']),
  });

  const [{ body }, ...others] = await gitops.pulls();
  expect(others).toEqual([]);
  expect(body).toContain('Socle-Task: task-2');
  expect(await gitops.log('socle/create/loyalty')).toHaveLength(3);
  await expect(
    world.sandbox.get('loyalty/loyalty/commits'),
  ).resolves.toHaveLength(1);
});

it("keeps a person's commit on the branch", async () => {
  const path = 'tenants/loyalty/dev/dashboard.yaml';
  await (await request(formOf('loyalty'))).propose();
  const text = await gitops.read('socle/create/loyalty', path);
  await gitops.write('socle/create/loyalty', path, `# Mine\n${text}`);
  const { propose } = await request(
    formOf('loyalty', { description: 'Points' }),
  );

  await expect(propose()).resolves.toMatchObject({ kept: [path] });

  expect(await gitops.read('socle/create/loyalty', path)).toBe(
    `# Mine\n${text}`,
  );
  const log = await gitops.log('socle/create/loyalty');
  expect(log[1].commit.message).toContain('A person edits');
});

it("stops before a person's tenant.yaml, and says whose", async () => {
  const path = 'tenants/loyalty/tenant.yaml';
  await (await request(formOf('loyalty'))).propose();
  const text = await gitops.read('socle/create/loyalty', path);
  await gitops.write(
    'socle/create/loyalty',
    path,
    text.replace('small', 'large'),
  );
  const before = await gitops.log('socle/create/loyalty');
  const { propose } = await request(
    formOf('loyalty', { description: 'Points' }),
  );

  expect(await messageOf(propose())).toMatch(
    /^ConflictError: tenants\/loyalty\/tenant.yaml was changed on the branch socle\/create\/loyalty by the commit [0-9a-f]{10} of Hugo Lefèvre.*Nothing was overwritten\. Revert/,
  );
  expect(await gitops.log('socle/create/loyalty')).toEqual(before);
});

it('renders a change anew on a base that has moved', async () => {
  const { propose } = await request(tenantFile('refunds', { size: 'medium' }), {
    kind: 'change',
  });
  await gitops.write(
    'main',
    'tenants/refunds/tenant.yaml',
    tenantFile('refunds').replace('title: refunds', 'title: Money back'),
  );
  const [moved] = await gitops.log('main');

  await expect(propose()).resolves.toMatchObject({ base: moved.sha });

  expect(
    await gitops.read('socle/change/refunds', 'tenants/refunds/tenant.yaml'),
  ).toBe(
    tenantFile('refunds', { size: 'medium' }).replace(
      'title: refunds',
      'title: Money back',
    ),
  );
  const [commit] = await gitops.log('socle/change/refunds');
  expect(commit.parents).toMatchObject([{ sha: moved.sha }]);
});

it('brings an open request to a base that has moved, by a merge', async () => {
  const { propose } = await request(tenantFile('refunds', { size: 'medium' }), {
    kind: 'change',
  });
  await propose();
  await gitops.write(
    'main',
    'tenants/refunds/tenant.yaml',
    tenantFile('refunds').replace('title: refunds', 'title: Money back'),
  );

  await propose();

  expect(
    await gitops.read('socle/change/refunds', 'tenants/refunds/tenant.yaml'),
  ).toContain('title: Money back');
  const log = await gitops.log('socle/change/refunds');
  expect(log.some(({ parents }) => parents.length === 2)).toBe(true);
  expect(await gitops.pulls()).toHaveLength(1);
});

it('explains that somebody else changed the same', async () => {
  const { propose } = await request(tenantFile('refunds', { size: 'medium' }), {
    kind: 'change',
  });
  await gitops.write(
    'main',
    'tenants/refunds/tenant.yaml',
    tenantFile('refunds', { size: 'large' }),
  );

  expect(await messageOf(propose())).toMatch(
    /^ConflictError: .*dev.*size of tenants\/refunds\/tenant.yaml was changed by somebody else since this change was begun\. Look at it as it is now, and start again\.$/,
  );
  expect(await gitops.pulls()).toEqual([]);
});

it('proposes to remove what is suspended, and nothing else', async () => {
  const remove = async (tenant: string) =>
    await world.propose({
      input: { kind: 'remove', tenant },
      workspacePath: workspace.path,
    });

  await expect(remove('vouchers')).resolves.toMatchObject({
    branch: 'socle/remove/vouchers',
    written: ['tenants/vouchers/tenant.yaml'],
    diff: expect.stringContaining('+++ /dev/null'),
  });
  expect(await messageOf(remove('refunds'))).toContain(
    'ConflictError: The tenant refunds is in use: dev is not suspended.',
  );
});

it('takes of the workspace the tenant.yaml alone', async () => {
  const { propose, workspacePath } = await request(formOf('loyalty'));
  const quota = 'gitops/tenants/loyalty/dev/quota.yaml';
  workspace.addContent({
    [`${workspacePath.split('/').at(-1)}/${quota}`]: 'kind: Evil\n',
  });
  await propose();
  expect(
    await gitops.read('socle/create/loyalty', 'tenants/loyalty/dev/quota.yaml'),
  ).toContain('kind: ResourceQuota');
});
