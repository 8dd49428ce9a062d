import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant, TenantEnvironment } from '../tenant/types';
import { describeNetwork } from './describeNetwork';

const environment = (
  name: string,
  rest: Partial<TenantEnvironment> = {},
): TenantEnvironment => ({
  name,
  cluster: 'paris-nonprod',
  size: 'small',
  ...rest,
});

const tenant = (
  traffic: TrafficRule[],
  environments = [environment('dev'), environment('prod')],
): Tenant => ({
  apiVersion: 'socle.dev/v1',
  kind: 'Tenant',
  metadata: { name: 'payments', title: 'Payments' },
  spec: {
    owner: 'group:default/payments',
    costCenter: 'FR-1',
    access: { admins: ['leads'] },
    traffic,
    environments,
  },
});

const front = { 'app.kubernetes.io/name': 'front' };
const checkout = { app: 'checkout' };

it.each<[string, Omit<TrafficRule, 'reason'>, string]>([
  [
    'egress to api.stripe.com:443',
    { to: { fqdn: 'api.stripe.com' }, ports: ['443/TCP'] },
    'egress',
  ],
  [
    'egress from checkout to *.stripe.com on 443 and 53/UDP',
    {
      from: { labels: checkout },
      to: { fqdn: '*.stripe.com' },
      ports: ['443/TCP', '53/UDP'],
    },
    'egress',
  ],
  [
    'egress to 10.20.0.0/16 (but 10.20.9.0/24) on 5432',
    {
      to: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] },
      ports: ['5432/TCP'],
    },
    'egress',
  ],
  [
    'egress to [2001:db8::/32]:443',
    { to: { cidr: '2001:db8::/32' }, ports: ['443/TCP'] },
    'egress',
  ],
  [
    "shop's front may call checkout on 8080",
    {
      from: { tenant: 'shop', labels: front },
      to: { labels: checkout },
      ports: ['8080/TCP'],
    },
    'ingress',
  ],
  [
    "shop's front in staging may call every pod on 8080, for POST /v1/charges and GET any path",
    {
      from: { tenant: 'shop', environment: 'staging', labels: front },
      ports: ['8080/TCP'],
      http: [{ method: 'POST', path: '/v1/charges' }, { method: 'GET' }],
    },
    'ingress',
  ],
  [
    'every pod may call every pod of shop on 8080',
    { to: { tenant: 'shop' }, ports: ['8080/TCP'] },
    'egress',
  ],
  [
    '10.0.0.0/8 may call checkout on 8080',
    {
      from: { cidr: '10.0.0.0/8' },
      to: { labels: checkout },
      ports: ['8080/TCP'],
    },
    'ingress',
  ],
  [
    'front may call pods with tier=db on 5432',
    {
      from: { labels: front },
      to: { labels: { tier: 'db' } },
      ports: ['5432/TCP'],
    },
    'within',
  ],
])('%s', (text, rule, direction) => {
  expect(describeNetwork(tenant([{ ...rule, reason: 'Because' }]))).toEqual([
    { direction, text, reason: 'Because', environments: ['dev', 'prod'] },
  ]);
});

it('tells which environments a rule holds in, and nothing of those that are suspended', () => {
  const rule = (fqdn: string): TrafficRule => ({
    to: { fqdn },
    ports: ['443/TCP'],
    reason: 'Because',
  });
  const found = describeNetwork(
    tenant(
      [rule('everywhere.example.com')],
      [
        environment('dev', { traffic: [rule('dev.example.com')] }),
        environment('old', {
          suspended: true,
          traffic: [rule('old.example.com')],
        }),
        environment('prod'),
      ],
    ),
  );
  expect(found.map(({ text, environments }) => [text, environments])).toEqual([
    ['egress to everywhere.example.com:443', ['dev', 'prod']],
    ['egress to dev.example.com:443', ['dev']],
  ]);
  expect(
    describeNetwork(
      tenant(
        [rule('everywhere.example.com')],
        [environment('dev', { suspended: true })],
      ),
    ),
  ).toEqual([]);
});
