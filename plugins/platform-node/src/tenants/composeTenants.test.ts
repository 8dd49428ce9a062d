import { composeTenants, TenantMemory } from './composeTenants';

const tenantFile = (name: string, more = '') => `apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: ${name}
  title: ${name.toLocaleUpperCase('en-US')}
spec:
  owner: group:default/${name}
  costCenter: FR-4021 # fields of other parts of the platform are left alone
  environments:
    - {name: prod, cluster: paris-prod, size: medium}
    - {name: dev, cluster: paris-nonprod, size: small, suspended: true}
${more}`;
const environmentFile = (namespace: string, cluster = 'paris-nonprod') =>
  `cluster: ${cluster}\nnamespace: ${namespace}\n`;

const valid: Record<string, string> = {
  'tenants/payments/tenant.yaml': tenantFile('payments'),
  'tenants/payments/dev/environment.yaml': environmentFile('payments-dev'),
  'tenants/payments/prod/environment.yaml': environmentFile(
    'payments-prod',
    'paris-prod',
  ),
  'tenants/shop/tenant.yaml': tenantFile('shop'),
  'tenants/shop/dev/environment.yaml': environmentFile('shop-dev'),
};

function compose(
  files: Record<string, string>,
  memory: TenantMemory = new Map(),
) {
  const result = composeTenants({
    tree: new Map(
      Object.entries(files).map(([path, text]) => [path, { text }]),
    ),
    memory,
    clusterNames: new Map([['in-cluster', 'paris-nonprod']]),
  });
  return {
    ...result,
    /** `payments: prod@paris-prod/payments-prod dev@…` */
    summary: result.tenants.map(
      ({ name, environments }) =>
        `${name}: ${environments
          .map(e => `${e.name}@${e.cluster}/${e.namespace}`)
          .join(' ')}`,
    ),
    complaints: result.problems.map(
      ({ path, message }) => `${path}: ${message}`,
    ),
  };
}

it('lists tenants with their environments in the order of tenant.yaml', () => {
  const { tenants, problems } = compose(valid);
  expect(problems).toEqual([]);
  expect(tenants[0]).toEqual({
    name: 'payments',
    title: 'PAYMENTS',
    owner: 'group:default/payments',
    environments: [
      { name: 'prod', cluster: 'paris-prod', namespace: 'payments-prod' },
      {
        name: 'dev',
        cluster: 'paris-nonprod',
        namespace: 'payments-dev',
        suspended: true,
      },
    ],
    problems: [],
  });
  expect(tenants[1].name).toBe('shop');
});

it.each<[story: string, files: Record<string, string>, summary: string[]]>([
  [
    'an environment that is listed and not rendered yet is not there',
    { 'tenants/payments/tenant.yaml': tenantFile('payments') },
    ['payments: '],
  ],
  [
    'an environment that is rendered and not listed any more comes last',
    {
      ...valid,
      'tenants/shop/attic/environment.yaml': environmentFile('shop-attic'),
    },
    [
      'payments: prod@paris-prod/payments-prod dev@paris-nonprod/payments-dev',
      'shop: dev@paris-nonprod/shop-dev attic@paris-nonprod/shop-attic',
    ],
  ],
  [
    "a cluster goes by the portal's name for it",
    {
      'tenants/shop/tenant.yaml': tenantFile('shop'),
      'tenants/shop/dev/environment.yaml': environmentFile(
        'shop-dev',
        'in-cluster',
      ),
    },
    ['shop: dev@paris-nonprod/shop-dev'],
  ],
  [
    'environments without a tenant.yaml belong to nobody',
    { 'tenants/ghost/dev/environment.yaml': environmentFile('ghost-dev') },
    [],
  ],
])('%s', (_story, files, summary) => {
  const result = compose(files);
  expect(result.summary).toEqual(summary);
  expect(result.complaints).toEqual([]);
});

it('is suspended where either file says so', () => {
  const { tenants } = compose({
    ...valid,
    'tenants/shop/prod/environment.yaml': `${environmentFile('shop-prod')}suspended: true\n`,
  });
  expect(
    tenants[1].environments.map(({ name, suspended }) => [name, suspended]),
  ).toEqual([
    ['prod', true],
    ['dev', true],
  ]);
});

describe('a file that cannot be used', () => {
  const path = 'tenants/shop/dev/environment.yaml';
  const billion = `a: &a [x,x]\nb: &b [*a,*a]\ncluster: c\nnamespace: shop-dev\n`;

  it.each<[story: string, path: string, text: string, message: string]>([
    [
      "another tenant's namespace",
      path,
      environmentFile('payments-prod'),
      'namespace is payments-prod; the namespace of this environment is shop-dev',
    ],
    [
      'a namespace of the platform',
      path,
      environmentFile('kube-system'),
      'namespace is kube-system; the namespace of this environment is shop-dev',
    ],
    [
      'an environment with a hyphen, which could be another tenant’s',
      'tenants/shop/web-dev/environment.yaml',
      environmentFile('shop-web-dev'),
      "web-dev is no environment's name: lower case letters and digits, without a hyphen",
    ],
    [
      'a directory that is no name',
      'tenants/Shop/tenant.yaml',
      tenantFile('Shop'),
      "Shop is no tenant's name",
    ],
    [
      'a tenant.yaml of another name',
      'tenants/refunds/tenant.yaml',
      tenantFile('payments'),
      'metadata.name is payments, and the directory is refunds; they must be the same',
    ],
    [
      'an owner that is no group',
      'tenants/refunds/tenant.yaml',
      tenantFile('refunds').replace(
        'group:default/refunds',
        'user:default/eve',
      ),
      'spec.owner: name a catalog group, as in group:default/payments',
    ],
    [
      'an environment twice',
      'tenants/refunds/tenant.yaml',
      tenantFile('refunds').replace('name: dev', 'name: prod'),
      'spec.environments has prod twice; keep one of them',
    ],
    [
      'a key twice',
      path,
      `${environmentFile('shop-dev')}namespace: payments-dev\n`,
      'Map keys must be unique at line 3, column 1',
    ],
    [
      'aliases',
      path,
      billion,
      'Write values out instead of using YAML aliases',
    ],
    [
      'a tag',
      path,
      `cluster: !!js/function 'x'\nnamespace: shop-dev\n`,
      'Unresolved tag: tag:yaml.org,2002:js/function at line 1, column 10',
    ],
    ['a list', path, '- a\n', 'The file: Expected object, received array'],
    ['nothing', path, '', 'The file: Expected object, received null'],
  ])('%s: is left out and told of', (_story, where, text, message) => {
    const { complaints, summary } = compose({ ...valid, [where]: text });
    expect(complaints).toEqual([`${where}: ${message}`]);
    expect(summary.join()).not.toMatch(
      /shop.*(payments-|kube-)|refunds|web-dev/,
    );
  });

  it('is replaced by what it said when it was last valid, and the tenant carries the problem', () => {
    const { memory } = compose(valid);
    const broken = compose(
      {
        ...valid,
        'tenants/payments/tenant.yaml': 'kind: [',
        [path]: environmentFile('payments-dev'),
      },
      memory,
    );
    expect(broken.summary).toEqual(compose(valid).summary);
    expect(broken.tenants.map(({ problems }) => problems.length)).toEqual([
      1, 1,
    ]);

    const again = compose(
      { ...valid, [path]: environmentFile('payments-dev') },
      broken.memory,
    );
    expect(again.summary).toEqual(compose(valid).summary);
  });

  it('is forgotten with its file', () => {
    const { memory } = compose(valid);
    const { [path]: removed, ...rest } = valid;
    expect(removed).toBeDefined();
    expect(compose(rest, memory).summary[1]).toBe('shop: ');
  });
});
