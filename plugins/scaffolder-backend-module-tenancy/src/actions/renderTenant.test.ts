import { createMockDirectory } from '@backstage/backend-test-utils';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf, tenantFile } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    'tenants/refunds/tenant.yaml': tenantFile('refunds'),
    'tenants/web/tenant.yaml': tenantFile('web', {
      owner: 'shop',
      more: '      exposed: [secret.dev.example.com]\n',
    }).replace(
      /- \{.*\n/,
      '- name: dev\n      cluster: paris-nonprod\n      size: small\n',
    ),
  });
});

afterAll(async () => {
  await world?.stop();
});

beforeEach(() => {
  workspace.clear();
});

const render = (input: Parameters<TenancyWorld['render']>[0]['input']) =>
  world.render({ input, workspacePath: workspace.path });

it("writes the platform's files and the team's, and says what it means", async () => {
  const outputs = await render({ tenant: formOf('loyalty') });

  const [{ sha }] = await gitOpsOf(world.sandbox).log('main');
  expect(outputs).toMatchObject({
    name: 'loyalty',
    owner: 'group:default/payments',
    base: sha,
    price: expect.stringMatching(/^EUR \d+\.\d\d a month, \d+\.\d\d more/),
    changes: expect.arrayContaining([expect.stringContaining('loyalty')]),
    findings: [],
    files: expect.arrayContaining([
      'tenants/loyalty/tenant.yaml',
      'tenants/loyalty/argocd/project.yaml',
      'tenants/loyalty/dev/quota.yaml',
    ]),
    teamFiles: expect.arrayContaining(['catalog-info.yaml', 'README.md']),
    teamRepoUrl: `${world.sandbox.host}?owner=loyalty&repo=loyalty`,
    diff: expect.stringContaining(
      '+++ b/tenants/loyalty/tenant.yaml\n@@ -0,0 +1,',
    ),
  });
  expect(workspace.content()).toMatchObject({
    gitops: {
      tenants: {
        loyalty: {
          'tenant.yaml': expect.stringContaining('name: loyalty'),
          dev: { 'quota.yaml': expect.any(String) },
        },
      },
    },
    team: { 'catalog-info.yaml': expect.stringContaining('loyalty') },
  });
});

it('takes a text as it is written', async () => {
  const text = tenantFile('loyalty');
  await render({ tenant: text });
  expect(workspace.content()).toMatchObject({
    gitops: { tenants: { loyalty: { 'tenant.yaml': text } } },
  });
});

it('edits a tenant that is there in place', async () => {
  const outputs = await render({
    kind: 'change',
    tenant: tenantFile('refunds', { size: 'medium' }).replace(/#.*/g, ''),
    targetPath: 'platform',
  });

  expect(workspace.content()).toMatchObject({
    platform: {
      tenants: {
        refunds: {
          'tenant.yaml': tenantFile('refunds', { size: 'medium' }),
        },
      },
    },
  });
  expect(outputs).toMatchObject({
    changes: expect.arrayContaining([expect.stringContaining('medium')]),
    diff: expect.stringMatching(
      /-.*size: small\}.*the only one\n\+.*size: medium\}.*the only one/,
    ),
  });
});

it('suspends, and nothing else with it', async () => {
  const suspended = (more = '') =>
    tenantFile('refunds').replace('size: small', `size: small, ${more}`);
  await expect(
    render({ kind: 'suspend', tenant: suspended('suspended: true') }),
  ).resolves.toMatchObject({
    changes: [expect.stringContaining('suspends dev')],
  });
  expect(
    await messageOf(
      render({
        kind: 'suspend',
        tenant: suspended('suspended: true, expires: 2027-01-01'),
      }),
    ),
  ).toContain('Propose that as a change of its own');
});

describe('refuses', () => {
  it.each([
    ['taken', 'refunds', 'ConflictError: There is a tenant called refunds'],
    ['reserved', 'kube', 'InputError: The tenant is not complete'],
    ['out of the tree', '../up', 'is not a tenant’s name'],
    ['encoded', '%2e%2e%2fup', 'is not a tenant’s name'],
    ['of other letters', 'zahlungen-ß', 'is not a tenant’s name'],
    ['that looks like another', 'раyments', 'is not a tenant’s name'],
    ['of 64 characters', 'a'.repeat(64), 'is not a tenant’s name'],
    ['of a line break', 'a\nb', 'is not a tenant’s name'],
    ['of nothing', '', 'name'],
  ])('a name that is %s', async (_what, name, message) => {
    const said = await messageOf(render({ tenant: formOf(name) }));
    expect(said).toContain(message.replaceAll('’', "'"));
    expect(said).toMatch(/\.$/);
    expect(workspace.content()).toEqual({});
  });

  const environment = {
    name: 'dev',
    cluster: 'paris-nonprod',
    size: 'small',
  };
  const traffic = (peer: object) => ({
    traffic: [{ to: peer, ports: ['443/TCP'], reason: 'Why' }],
  });
  it.each<[string, object, string]>([
    [
      'a quota below zero',
      { environments: [{ ...environment, quota: { pods: '-1' } }] },
      'quota',
    ],
    [
      'a quota beyond all clusters',
      { environments: [{ ...environment, quota: { 'requests.cpu': 1e9 } }] },
      'quota',
    ],
    [
      'a quota in words',
      {
        environments: [
          { ...environment, quota: { 'requests.cpu': '4 cores' } },
        ],
      },
      '4 cores',
    ],
    ['half a network', traffic({ cidr: '10.0.0.0/33' }), '10.0.0.0/33'],
    ['every name', traffic({ fqdn: '*' }), 'the whole world: *'],
    ['the whole world', traffic({ cidr: '0.0.0.0/0' }), '0.0.0.0/0'],
    [
      'an unknown cluster',
      { environments: [{ ...environment, cluster: 'moon' }] },
      'moon',
    ],
    ['no environment', { environments: [] }, 'environments'],
    [
      'two environments of one name',
      { environments: [environment, environment] },
      'Two environments are named "dev".',
    ],
    ['a field that is none', { spec: undefined, sudo: true }, 'sudo'],
    ['a title that turns around', { title: 'a\u202Eb' }, 'visible characters'],
    [
      'a repository that is none',
      { repositories: ['file:///etc/passwd'] },
      'repositories[0]',
    ],
    ['a tenant that nobody has', traffic({ tenant: 'ghost' }), 'ghost'],
  ])('%s', async (_what, more, message) => {
    const form = JSON.parse(JSON.stringify(formOf('loyalty', { ...more })));
    const said = await messageOf(render({ tenant: form }));
    expect(said).toMatch(/^InputError: The tenant/);
    expect(said).toContain(message);
    expect(said).toMatch(/\.$/);
    expect(workspace.content()).toEqual({});
  });

  it.each<[string, string | object, string]>([
    [
      'a bomb of aliases',
      'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n',
      'anchor',
    ],
    ['a text that is too long', `# ${'x'.repeat(70_000)}`, 'characters'],
    ['a text of several documents', '---\na: 1\n---\na: 1\n', 'documents'],
    ['an open quote', 'kind: "Tenant', 'cannot be read'],
    ['nothing', '', 'empty'],
    ['a prototype', JSON.parse('{"__proto__":{"name":"x"}}'), 'name'],
    [
      'what is nested too deep',
      JSON.parse(`{"a":${'['.repeat(5000)}1${']'.repeat(5000)}}`),
      'nested',
    ],
  ])('%s', async (_what, tenant, message) => {
    const said = await messageOf(
      render({ tenant: tenant as Record<string, string> }),
    );
    expect(said).toMatch(/^InputError: The tenant/);
    expect(said).toContain(message);
    expect(workspace.content()).toEqual({});
  });

  it('a change of what is not there', async () => {
    expect(
      await messageOf(
        world.render({
          as: 'hugo',
          input: { kind: 'change', tenant: formOf('loyalty') },
          workspacePath: workspace.path,
        }),
      ),
    ).toContain('NotFoundError: There is no tenant loyalty');
  });

  it('folders that lead out of the workspace', async () => {
    expect(
      await messageOf(
        render({ tenant: formOf('loyalty'), targetPath: '../../etc' }),
      ),
    ).toContain('NotAllowedError');
  });
});

describe('tells others nothing', () => {
  it('of a host that a tenant has which they may not read', async () => {
    const tenant = formOf('loyalty', {
      environments: [
        {
          name: 'dev',
          cluster: 'paris-nonprod',
          size: 'small',
          exposed: ['secret.dev.example.com'],
        },
      ],
    });
    const said = await messageOf(render({ tenant }));
    expect(said).toContain('Another tenant exposes this host already.');
    expect(said).not.toContain('web');
    expect(
      await messageOf(
        world.render({
          as: 'hugo',
          input: { tenant },
          workspacePath: workspace.path,
        }),
      ),
    ).toContain('exposed by web already');
  });

  it.each([
    ['tom', 'create', 'is not in group:default/payments'],
    ['eve', 'create', 'may not ask for tenants'],
    ['tom', 'change', 'may not change the tenant refunds'],
    ['eve', 'suspend', 'may not suspend the tenant refunds'],
  ] as const)('where %s would %s', async (as, kind, message) => {
    const said = await messageOf(
      world.render({
        as,
        input: { kind, tenant: tenantFile('refunds', { size: 'large' }) },
        workspacePath: workspace.path,
      }),
    );
    expect(said).toContain(`NotAllowedError: user:default/`);
    expect(said).toContain(message);
    expect(workspace.content()).toEqual({});
  });

  it('by giving their tenant to somebody else', async () => {
    expect(
      await messageOf(
        render({
          kind: 'change',
          tenant: tenantFile('refunds', { owner: 'shop' }),
        }),
      ),
    ).toContain('is not in group:default/shop, which is to own it');
  });
});
