import fc from 'fast-check';
import { applyPatch } from 'diff';
import { anyTenant } from '../__testUtils__/arbitraries';
import {
  sampleProfile,
  sampleTenant,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { formatTenant } from '../render/formatTenant';
import { render } from '../render/render';
import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant } from '../tenant/types';
import { plan, unifiedDiff } from './plan';

const profile = sampleProfile();
const before = sampleTenant();
const { spec } = before;

const wordsOf = (states: { before?: Tenant; after?: Tenant }) =>
  plan({ ...states, profile }).changes.map(
    ({ effect, text }) => `${effect}: ${text}`,
  );

const [dev, prod] = spec.environments;
const rule = (change: Partial<TrafficRule>): TrafficRule => ({
  ports: ['443/TCP'],
  reason: 'Test',
  ...change,
});

describe('plan, in words', () => {
  it.each<[string, Tenant, string[]]>([
    ['nothing', structuredClone(before), []],
    [
      'more CPU',
      withEnvironment(before, 'prod', {
        quota: { ...prod.quota, 'requests.cpu': '12' },
      }),
      ['widens: adds 4 CPU to prod (8 to 12)'],
    ],
    [
      'less memory',
      withEnvironment(before, 'prod', { quota: undefined }),
      ['narrows: takes 8Gi memory from prod (24Gi to 16Gi)'],
    ],
    [
      'the same amount in other words',
      withEnvironment(before, 'prod', {
        quota: { 'requests.memory': '24576Mi' },
      }),
      [],
    ],
    [
      'another size',
      withEnvironment(before, 'dev', { size: 'medium' }),
      [
        'neutral: changes the size of dev from small to medium',
        'widens: adds 4 CPU to dev (4 to 8)',
        'widens: adds 8Gi memory to dev (8Gi to 16Gi)',
        'widens: adds 8 CPU of limits to dev (8 to 16)',
        'widens: adds 16Gi memory of limits to dev (16Gi to 32Gi)',
        'widens: adds 150Gi storage to dev (50Gi to 200Gi)',
        'widens: adds 60 pods to dev (40 to 100)',
        'widens: adds 1 load balancer to dev (0 to 1)',
      ],
    ],
    [
      'suspension',
      withEnvironment(before, 'prod', { suspended: true }),
      ['narrows: suspends prod: quota to zero, traffic closed, nothing lost'],
    ],
    [
      'a new limit',
      withEnvironment(before, 'dev', { quota: { secrets: '5' } }),
      ['narrows: limits secrets of dev to 5'],
    ],
    [
      'another cluster',
      withEnvironment(before, 'dev', { cluster: 'paris-prod' }),
      [
        'neutral: moves dev from paris-nonprod to paris-prod: what runs there starts anew, and what is stored stays behind',
      ],
    ],
    [
      'a host',
      withEnvironment(before, 'prod', { exposed: ['cards.example.com'] }),
      [
        'widens: exposes prod at cards.example.com',
        'narrows: exposes prod at pay.example.com no more',
      ],
    ],
    [
      'no sync window',
      withEnvironment(before, 'prod', { syncWindows: undefined }),
      [
        'widens: removes a sync window: no syncs of prod at 0 18 * * 5 for 60h, Europe/Paris',
      ],
    ],
    [
      'an end',
      withEnvironment(before, 'dev', { expires: '2027-03-31' }),
      ['neutral: lets dev expire after 2027-03-31'],
    ],
    [
      'a role of the cloud',
      withEnvironment(before, 'dev', {
        identities: [
          {
            serviceAccount: 'checkout',
            role: 'arn:aws:iam::123456789012:role/x',
          },
        ],
      }),
      [
        'widens: gives the role arn:aws:iam::123456789012:role/x to checkout in dev',
      ],
    ],
    [
      'an environment',
      {
        ...before,
        spec: {
          ...spec,
          environments: [...spec.environments, { ...dev, name: 'staging' }],
        },
      },
      ['widens: adds environment staging on paris-nonprod, size small'],
    ],
    [
      'one environment less',
      { ...before, spec: { ...spec, environments: [prod] } },
      [
        'narrows: removes environment dev from paris-nonprod; its namespace waits for a confirmation',
      ],
    ],
    [
      'the owner',
      { ...before, spec: { ...spec, owner: 'group:default/cards' } },
      [
        'neutral: hands payments over from group:default/payments to group:default/cards',
      ],
    ],
    [
      'people',
      {
        ...before,
        spec: {
          ...spec,
          access: {
            admins: ['payments-leads'],
            developers: ['team-payments', 'cards'],
          },
        },
      },
      [
        'widens: gives cards the rights of developers',
        'narrows: takes from support the rights of viewers',
      ],
    ],
    [
      'repositories',
      {
        ...before,
        spec: {
          ...spec,
          repositories: ['https://forge.example.com/payments/x.git'],
        },
      },
      [
        'widens: lets manifests come from https://forge.example.com/payments/x.git',
        'narrows: lets no manifests come from https://forge.example.com/payments/checkout.git',
      ],
    ],
    [
      'traffic of all',
      { ...before, spec: { ...spec, traffic: undefined } },
      [
        'narrows: closes egress to api.stripe.com:443 in dev and prod',
        'narrows: closes ingress from web/front to checkout:8080 for POST /v1/charges in dev and prod',
      ],
    ],
    [
      'traffic written elsewhere',
      {
        ...before,
        spec: {
          ...spec,
          traffic: undefined,
          environments: spec.environments.map(one => ({
            ...one,
            traffic: [...(spec.traffic ?? []), ...(one.traffic ?? [])],
          })),
        },
      },
      [],
    ],
    [
      'a reason',
      {
        ...before,
        spec: {
          ...spec,
          traffic: spec.traffic?.map(one => ({ ...one, reason: 'Other' })),
        },
      },
      ['neutral: gives other reasons for traffic in dev and prod'],
    ],
  ])('says what %s means', (_title, after, words) => {
    expect(wordsOf({ before, after })).toEqual(words);
  });

  it.each<[TrafficRule, string]>([
    [rule({ to: { fqdn: 'a.example.com' } }), 'egress to a.example.com:443'],
    [
      rule({
        from: { labels: { app: 'a' } },
        to: { fqdn: 'a.example.com' },
        ports: ['80/TCP', '53/UDP'],
      }),
      'egress from a to a.example.com on 80 and 53/UDP',
    ],
    [rule({ to: { cidr: '2001:db8::/32' } }), 'egress to [2001:db8::/32]:443'],
    [
      rule({ to: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] } }),
      'egress to 10.20.0.0/16 (but 10.20.9.0/24) on 443',
    ],
    [
      rule({
        from: { tenant: 'shop', environment: 'staging', labels: { tier: 'x' } },
      }),
      'ingress from shop.staging/tier=x to 443/TCP',
    ],
    [
      rule({
        from: { labels: { app: 'a' } },
        to: { labels: { app: 'b' } },
        http: [{ method: 'GET' }, { path: '/x' }],
      }),
      'traffic from a to b:443 for GET any path and any method /x',
    ],
  ])('says what opens: %j', (added, words) => {
    const after = withEnvironment(before, 'dev', { traffic: [added] });
    expect(wordsOf({ before, after })).toEqual([
      `widens: opens ${words} in dev`,
    ]);
  });

  it('says what comes and goes as a whole', () => {
    expect(wordsOf({ after: before })).toEqual([
      'widens: creates tenant payments with dev and prod',
    ]);
    expect(wordsOf({ before })).toEqual([
      'narrows: removes tenant payments with dev and prod; each namespace waits for a confirmation',
    ]);
    expect(
      wordsOf({
        before,
        after: { ...before, metadata: { ...before.metadata, name: 'cards' } },
      }),
    ).toHaveLength(2);
    expect(() => plan({ profile })).toThrow('Name the tenant as it was');
  });
});

describe('plan, in files', () => {
  it('has the hunks of each file that changes, tenant.yaml first, and the price', () => {
    const after = withEnvironment(before, 'prod', {
      quota: { 'requests.memory': '32Gi' },
    });
    const result = plan({
      before,
      after,
      profile,
      texts: { before: formatTenant(before), after: formatTenant(after) },
    });
    expect(result).toMatchObject({
      tenant: 'payments',
      price: { before: 391.3, after: 414.5, difference: 23.2 },
    });
    expect(
      result.files.map(({ path, kind, added, removed }) => [
        path,
        kind,
        added,
        removed,
      ]),
    ).toEqual([
      ['tenants/payments/tenant.yaml', 'changed', 1, 1],
      ['tenants/payments/prod/quota.yaml', 'changed', 1, 1],
    ]);
    expect(result.files[1].hunks).toEqual([
      {
        oldStart: 13,
        oldLines: 7,
        newStart: 13,
        newLines: 7,
        lines: [
          ' spec:',
          '   hard:',
          "     requests.cpu: '8'",
          '-    requests.memory: 24Gi',
          '+    requests.memory: 32Gi',
          "     limits.cpu: '16'",
          '     limits.memory: 32Gi',
          '     requests.storage: 200Gi',
        ],
      },
    ]);
  });

  it('adds and removes whole files with a tenant or an environment', () => {
    const made = plan({ after: before, profile }).files;
    expect(new Set(made.map(({ kind }) => kind))).toEqual(new Set(['added']));
    expect(made[0].path).toBe('tenants/payments/tenant.yaml');
    const gone = plan({ before, profile }).files;
    expect(new Set(gone.map(({ kind }) => kind))).toEqual(new Set(['removed']));
    expect(unifiedDiff(gone)).toContain('+++ /dev/null\n@@ -1,');
  });

  it('leads from any state to any other, when its hunks are applied', () => {
    fc.assert(
      fc.property(anyTenant, anyTenant, (one, other) => {
        const after = {
          ...other,
          metadata: { ...other.metadata, name: one.metadata.name },
        };
        const files = new Map(
          render(one, profile).map(({ path, content }) => [path, content]),
        );
        for (const file of plan({ before: one, after, profile }).files) {
          const patched = applyPatch(
            files.get(file.path) ?? '',
            unifiedDiff([file]),
          );
          files.set(file.path, patched === false ? 'does not apply' : patched);
        }
        const expected = new Map(
          render(after, profile).map(({ path, content }) => [path, content]),
        );
        for (const [path, content] of files) {
          expect(content).toBe(expected.get(path) ?? '');
        }
      }),
      { numRuns: 40 },
    );
  });
});
