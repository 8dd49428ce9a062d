import { composeTenants, GitOpsTree } from '@socle/plugin-platform-node';
import { parseProfile } from '@socle/plugin-tenancy-common';
import { profile as profileText, tenantFile } from './__testUtils__/treeWorld';
import { declareTenants } from './declareTenants';
import { parseAhead } from './parseAhead';
import { registerTenant, TenantRecord, TreeFile } from './registerTenant';

const profile = parseProfile(profileText, 'socle.yaml');

function registeredIn(tree: GitOpsTree): Map<string, TenantRecord> {
  return new Map(
    [...tree].flatMap(([path, file]: [string, TreeFile]) => {
      const [, name, leaf] = path.split('/');
      return leaf === 'tenant.yaml'
        ? [
            [
              name,
              registerTenant({
                name,
                file,
                profile: profile.ok ? profile.value : undefined,
                before: undefined,
              }),
            ] as const,
          ]
        : [];
    }),
  );
}

const environment = (name: string) =>
  `cluster: paris-nonprod\nnamespace: ${name}-dev\n`;

/** More tenants than are composed at a time, with names that sort otherwise than their paths. */
function largeTree(): Map<string, { text: string }> {
  const names = Array.from({ length: 120 }, (_, index) => `team-${index}`);
  return new Map(
    ['a', 'a-b', 'ab', ...names, 'zz'].flatMap(name => [
      [`tenants/${name}/tenant.yaml`, { text: tenantFile(name) }],
      [`tenants/${name}/dev/environment.yaml`, { text: environment(name) }],
    ]),
  );
}

it.each<[string, Record<string, string>]>([
  ['nothing else', {}],
  [
    'an owner in capital letters, a title and what is suspended',
    {
      'tenants/a/tenant.yaml': tenantFile('a', { title: 'The first' })
        .replace('group:default/a', 'group:default/The-First')
        .replace('size: small', 'size: small, suspended: true'),
    },
  ],
  [
    'a file that is no YAML',
    { 'tenants/a-b/tenant.yaml': 'kind: [', 'tenants/b/tenant.yaml': '*a' },
  ],
  [
    'a file that the registry refuses and scope resolution takes',
    { 'tenants/a/tenant.yaml': `${tenantFile('a')}  more: fields\n` },
  ],
  [
    'a tenant that says another name',
    { 'tenants/b/tenant.yaml': tenantFile('a') },
  ],
  [
    'a name that nobody may have',
    { 'tenants/B C/tenant.yaml': tenantFile('b') },
  ],
  [
    'an environment that claims another namespace',
    { 'tenants/zz/dev/environment.yaml': environment('a') },
  ],
])(
  'declares what composeTenants finds by itself: %s',
  async (_name, changes) => {
    const tree = largeTree();
    for (const [path, text] of Object.entries(changes)) {
      tree.set(path, { text });
    }
    const clusterNames = new Map([['paris-nonprod', 'eks-1']]);
    const alone = composeTenants({ tree, memory: new Map(), clusterNames });
    const declared = await declareTenants({
      tree,
      records: registeredIn(tree),
      memory: new Map(),
      clusterNames,
    });
    expect(declared.tenants).toEqual(alone.tenants);
    expect(declared.problems).toEqual(alone.problems);
    expect(
      await declareTenants({
        tree,
        records: registeredIn(tree),
        memory: declared.memory,
        clusterNames,
      }),
    ).toEqual(declared);
    for (const [path, file] of tree) {
      parseAhead(path, file);
    }
    expect(
      await declareTenants({
        tree,
        records: registeredIn(tree),
        memory: new Map(),
        clusterNames,
      }),
    ).toEqual(declared);
  },
);
