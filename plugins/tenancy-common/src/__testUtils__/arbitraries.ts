import fc from 'fast-check';
import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant, TenantEnvironment } from '../tenant/types';

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const name = fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/);
const tenantName = fc.constantFrom(
  'payments',
  'shop',
  'a1',
  'web-shop',
  'logistics',
);
const environmentName = fc.constantFrom(
  'dev',
  'staging',
  'prod',
  'qa',
  'y',
  'on',
  'no',
);
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom('yes', '1e3', 'a: b', '# c', "it's", '[x', '- y', '| z'),
  )
  .filter(
    text =>
      /^[^\p{C}\p{Zl}\p{Zp}\s](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Zl}\p{Zp}\s])?$/u.test(
        text,
      ) && text.length <= 60,
  );

const labels = fc.dictionary(
  fc.constantFrom('app.kubernetes.io/name', 'app', 'tier', 'example.com/role'),
  fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,4}[A-Za-z0-9])?$/),
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);
const cidr = fc.constantFrom('10.20.0.0/16', '192.168.7.0/24', '2001:db8::/32');

/** JSON has no undefined: a field is there or it is not. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const own = fc.record({ labels });
const otherPods = fc
  .record({
    tenant: tenantName,
    environment: optional(environmentName),
    labels: optional(labels),
  })
  .map(compact);

const port = fc
  .tuple(
    fc.integer({ min: 1, max: 65_535 }),
    fc.constantFrom('TCP', 'UDP', 'SCTP'),
  )
  .map(([number, protocol]) => `${number}/${protocol}`);

const http = fc.array(
  fc.constantFrom(
    { method: 'GET' as const },
    { path: '/v1/x' },
    { method: 'POST' as const, path: '/v1/[a-z0-9]+(\\?.*)?' },
  ),
  { minLength: 1, maxLength: 2 },
);

const ends: fc.Arbitrary<Pick<TrafficRule, 'from' | 'to'>> = fc.oneof(
  fc.record({
    to: fc.constantFrom({ fqdn: 'api.stripe.com' }, { fqdn: '*.example.com' }),
  }),
  fc.record({ from: own, to: cidr.map(one => ({ cidr: one })) }),
  fc.record({ from: cidr.map(one => ({ cidr: one })), to: own }),
  fc.record({ from: own, to: own }),
  fc.record({ from: own, to: otherPods }),
  fc.record({ from: otherPods, to: own }),
  fc.record({ from: otherPods }),
);

const rule: fc.Arbitrary<TrafficRule> = fc
  .tuple(
    ends,
    fc.uniqueArray(port, { minLength: 1, maxLength: 3 }),
    optional(http),
    line,
  )
  .map(([peers, ports, requests, reason]) =>
    compact({
      ...peers,
      ports,
      http: ports.every(one => one.endsWith('/TCP')) ? requests : undefined,
      reason,
    }),
  );

const traffic = fc.array(rule, { maxLength: 3 });

/** An environment that the sample's profile can hold. */
export const anyEnvironment: fc.Arbitrary<TenantEnvironment> = fc
  .record({
    name: environmentName,
    cluster: fc.constantFrom('paris-nonprod', 'paris-prod'),
    size: fc.constantFrom('small', 'medium'),
    quota: optional(
      fc.constantFrom(
        { 'requests.memory': '24Gi' },
        { pods: '30', 'requests.cpu': '1500m' },
      ),
    ),
    traffic: optional(traffic),
    syncWindows: optional(
      fc.constant<TenantEnvironment['syncWindows']>([
        {
          kind: 'deny' as const,
          schedule: '0 18 * * 5',
          duration: '60h',
          timeZone: 'Europe/Paris',
        },
      ]),
    ),
    suspended: optional(fc.boolean()),
    expires: optional(fc.constant('2027-03-31')),
  })
  .map(compact);

/** A tenant that its schema accepts and the sample's profile can hold. */
export const anyTenant: fc.Arbitrary<Tenant> = fc
  .record({
    name: tenantName,
    title: line,
    description: optional(line),
    team: name,
    contact: optional(line),
    access: fc
      .record({
        admins: fc.constant<string[]>(['leads']),
        developers: optional(fc.constant<string[]>(['team', 'Équipe 2'])),
        viewers: optional(fc.constant<string[]>(['support'])),
      })
      .map(compact),
    repositories: optional(
      fc.uniqueArray(
        name.map(one => `https://forge.example.com/x/${one}.git`),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    ),
    traffic: optional(traffic),
    environments: fc.uniqueArray(anyEnvironment, {
      minLength: 1,
      maxLength: 3,
      selector: environment => environment.name,
    }),
  })
  .map(parts =>
    compact({
      apiVersion: 'socle.dev/v1' as const,
      kind: 'Tenant' as const,
      metadata: {
        name: parts.name,
        title: parts.title,
        description: parts.description,
      },
      spec: {
        owner: `group:default/${parts.team}`,
        costCenter: 'FR-4021',
        contacts: parts.contact
          ? [{ title: parts.contact, email: 'on-call@example.com' }]
          : undefined,
        access: parts.access,
        repositories: parts.repositories,
        traffic: parts.traffic,
        environments: parts.environments,
      },
    }),
  );
