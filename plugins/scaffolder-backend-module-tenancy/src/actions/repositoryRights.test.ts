import { createMockDirectory } from '@backstage/backend-test-utils';
import { templateOf } from '../__testUtils__/createTenant';
import { PersonName } from '../__testUtils__/people';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf, tenantFile } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    'tenants/refunds/tenant.yaml': tenantFile('refunds'),
    // A tenant with the name of another team's group.
    'tenants/shop/tenant.yaml': tenantFile('shop'),
  });
  await world.sandbox.forge.ensureRepository({
    owner: 'insights',
    name: 'reports',
    files: { 'README.md': '# Theirs\n' },
  });
  const request = templateOf(world, workspace.resolve('tasks'));
  const { propose } = await request(
    formOf('gifts', { owner: 'group:default/shop' }),
    { as: 'tom' },
  );
  await propose();
});

afterAll(async () => {
  await world?.stop();
});

beforeEach(() => {
  workspace.addContent({ 'files/README.md': '# Ours\n' });
});

const ensure = async (
  place: string,
  options: { as?: PersonName; owner?: string } = {},
) => {
  const [owner, repo] = place.split('/');
  return await world.ensure({
    as: options.as,
    input: {
      repoUrl: `${world.sandbox.host}?owner=${owner}&repo=${repo}`,
      ...(options.owner && { owner: `group:default/${options.owner}` }),
    },
    workspacePath: workspace.resolve('files'),
  });
};

it.each<[string, string, { as?: PersonName; owner?: string }]>([
  ["in a group's organisation", 'payments/tools', {}],
  ['of a tenant that is asked for', 'loyalty/loyalty', { owner: 'payments' }],
  ['of a tenant that is there', 'refunds/refunds', {}],
  ["in a tenant's organisation", 'refunds/api', {}],
  ['of a tenant with the name of a group', 'shop/shop', {}],
  ['anywhere, by an administrator', 'insights/more', { as: 'hugo' }],
])('makes a repository %s', async (_where, place, options) => {
  await expect(ensure(place, options)).resolves.toMatchObject({
    created: true,
  });
  await expect(world.sandbox.get(`${place}/commits`)).resolves.toHaveLength(1);
});

it.each<[string, string, { as?: PersonName; owner?: string }, string]>([
  ["of another group's", 'shop/tools', { as: 'tom' }, 'neither one of their'],
  ['of a tenant that nobody said who owns', 'points/points', {}, 'neither one'],
  [
    'of a tenant for a group of others',
    'points/points',
    { owner: 'shop' },
    'is not in group:default/shop',
  ],
  [
    'by who is in no group',
    'points/points',
    { as: 'eve', owner: 'payments' },
    'is not in group:default/payments',
  ],
  [
    'of a tenant of others',
    'refunds/refunds',
    { as: 'tom', owner: 'shop' },
    'neither one of their groups',
  ],
  [
    'of a tenant that others ask for',
    'gifts/gifts',
    { owner: 'payments' },
    'Somebody asked for a tenant called gifts already.',
  ],
  [
    'of a name that is reserved',
    'kube/kube',
    { owner: 'payments' },
    'Choose another name',
  ],
  [
    'in an organisation that others use',
    'insights/insights',
    { owner: 'payments' },
    'insights has repositories of others, and the tenant is not merged yet.',
  ],
  [
    'beside the one that the platform names',
    'points/other',
    { owner: 'payments' },
    'neither one of their groups',
  ],
])('makes none %s', async (_where, place, options, message) => {
  const before = await world.sandbox.get(place).catch(() => 'none');
  expect(await messageOf(ensure(place, options))).toContain(message);
  expect(await world.sandbox.get(place).catch(() => 'none')).toEqual(before);
});
