import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { tenantFile } from '../__testUtils__/tenants';

jest.setTimeout(240_000);

const workspace = createMockDirectory();
let world: TenancyWorld;
let gitops: ReturnType<typeof gitOpsOf>;

beforeAll(async () => {
  world = await startTenancyWorld({
    'tenants/refunds/tenant.yaml': tenantFile('refunds'),
    'tenants/vouchers/tenant.yaml': tenantFile('vouchers'),
  });
  gitops = gitOpsOf(world.sandbox);
});

afterAll(async () => {
  await world?.stop();
});

describe('somebody else gets nothing:', () => {
  it.each([
    ['tom', 'create', 'loyalty', 'is not in group:default/payments'],
    ['eve', 'create', 'loyalty', 'may not ask for tenants'],
    ['tom', 'change', 'refunds', 'may not change the tenant refunds'],
    ['tom', 'suspend', 'refunds', 'may not suspend the tenant refunds'],
    ['tom', 'remove', 'vouchers', 'may not remove the tenant vouchers'],
    ['eve', 'remove', 'vouchers', 'may not remove the tenant vouchers'],
  ] as const)('%s may not %s %s', async (as, kind, tenant, message) => {
    const [{ sha }] = await gitops.log('main');
    workspace.setContent({
      gitops: {
        tenants: { [tenant]: { 'tenant.yaml': tenantFile(tenant) } },
      },
    });
    const said = await messageOf(
      world.propose({
        as,
        input: { kind, tenant, base: sha },
        workspacePath: workspace.path,
      }),
    );
    expect(said).toContain(`NotAllowedError: user:default/`);
    expect(said).toContain(message);
    expect(await gitops.branches()).toEqual(['main']);
  });
});

describe('a workspace', () => {
  const run = async (
    tenants: Record<string, Record<string, string>>,
    input: JsonObject = {},
  ) => {
    workspace.setContent({ gitops: { tenants } });
    return await messageOf(
      world.propose({
        input: { tenant: 'loyalty', ...input },
        workspacePath: workspace.path,
      }),
    );
  };
  it.each<[string, Parameters<typeof run>, string]>([
    [
      "with files of others'",
      [
        {
          loyalty: { 'tenant.yaml': tenantFile('loyalty') },
          web: { 'tenant.yaml': tenantFile('web') },
        },
      ],
      'holds tenants/web/tenant.yaml, which is not of the tenant loyalty',
    ],
    [
      'with another name inside',
      [{ loyalty: { 'tenant.yaml': tenantFile('web') } }],
      'is of the tenant web. Give both the same name.',
    ],
    [
      'without a tenant.yaml',
      [{ loyalty: { 'x.yaml': '' } }],
      'has no tenants/loyalty/tenant.yaml. Run socle:tenant:render',
    ],
    [
      'with a bomb',
      [{ loyalty: { 'tenant.yaml': 'a: &a [x]\nb: [*a, *a]\n' } }],
      'anchor',
    ],
    [
      'of a name that leads elsewhere',
      [{}, { tenant: '../web', kind: 'remove' }],
      'is not a tenant',
    ],
    [
      'for a change without what was seen',
      [
        { refunds: { 'tenant.yaml': tenantFile('refunds') } },
        { tenant: 'refunds', kind: 'change' },
      ],
      'base is missing',
    ],
    [
      'for a change of nothing',
      [
        { refunds: { 'tenant.yaml': tenantFile('refunds') } },
        { tenant: 'refunds', kind: 'suspend', base: '0'.repeat(40) },
      ],
      '.',
    ],
  ])('%s is refused', async (_what, given, message) => {
    const said = await run(...given);
    expect(said).toMatch(/^(Input|Conflict|NotFound)Error: /);
    expect(said).toContain(message);
    expect(await gitops.branches()).toEqual(['main']);
  });
});
