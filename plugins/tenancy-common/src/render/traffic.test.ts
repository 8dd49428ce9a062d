import { parseAllDocuments } from 'yaml';
import {
  sampleProfile,
  sampleTenant,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { Tenant } from '../tenant/types';
import { TrafficRule } from '../tenant/trafficSchema';
import { render } from './render';

interface Policy {
  metadata: { name: string };
  spec: { endpointSelector: unknown; egress?: unknown; ingress?: unknown };
}

const baseline = new Set([
  'deny-all',
  'allow-dns',
  'allow-telemetry',
  'allow-scraping',
  'allow-ingress',
]);

/** The policies of payments-dev that its own rules of traffic ask for, by name. */
function policiesOf(rules: TrafficRule[], change?: (tenant: Tenant) => Tenant) {
  const sample = sampleTenant();
  const tenant = withEnvironment(
    { ...sample, spec: { ...sample.spec, traffic: undefined } },
    'dev',
    { traffic: rules },
  );
  const file = render(change ? change(tenant) : tenant, sampleProfile()).find(
    ({ path }) => path === 'tenants/payments/dev/network.yaml',
  );
  const documents = parseAllDocuments(file?.content ?? '');
  const policies: Policy[] = Array.isArray(documents)
    ? documents.map(document => document.toJS())
    : [];
  return Object.fromEntries(
    policies
      .filter(({ metadata }) => !baseline.has(metadata.name))
      .map(({ metadata, spec }) => [metadata.name, spec]),
  );
}

const app = (name: string) => ({ labels: { app: name } });
const reason = 'Test';
const ports = ['8080/TCP'];
const toPorts = [{ ports: [{ port: '8080', protocol: 'TCP' }] }];

describe('renderTraffic', () => {
  it('opens both ends between pods of one environment, and looks into requests where they arrive', () => {
    expect(
      policiesOf([
        { from: app('a'), to: app('b'), ports, http: [{ path: '/x' }], reason },
      ]),
    ).toEqual({
      'egress-a-to-b': {
        endpointSelector: { matchLabels: { app: 'a' } },
        egress: [{ toEndpoints: [{ matchLabels: { app: 'b' } }], toPorts }],
      },
      'ingress-b-from-a': {
        endpointSelector: { matchLabels: { app: 'b' } },
        ingress: [
          {
            fromEndpoints: [{ matchLabels: { app: 'a' } }],
            toPorts: [{ ...toPorts[0], rules: { http: [{ path: '/x' }] } }],
          },
        ],
      },
    });
  });

  it.each<[string, Pick<TrafficRule, 'from' | 'to'>, object]>([
    [
      "to another tenant's environment of the same name",
      { to: { tenant: 'shop', ...app('search') } },
      {
        'egress-all-to-shop-search': {
          endpointSelector: {},
          egress: [
            {
              toEndpoints: [
                {
                  matchLabels: {
                    'k8s:io.kubernetes.pod.namespace': 'shop-dev',
                    app: 'search',
                  },
                },
              ],
              toPorts,
            },
          ],
        },
      },
    ],
    [
      "from another tenant's environment of another name",
      { from: { tenant: 'shop', environment: 'staging' }, to: app('b') },
      {
        'ingress-b-from-shop-staging': {
          endpointSelector: { matchLabels: { app: 'b' } },
          ingress: [
            {
              fromEndpoints: [
                {
                  matchLabels: {
                    'k8s:io.kubernetes.pod.namespace': 'shop-staging',
                  },
                },
              ],
              toPorts,
            },
          ],
        },
      },
    ],
    [
      'to another environment of its own',
      { from: app('a'), to: { environment: 'prod' } },
      {
        'egress-a-to-prod': {
          endpointSelector: { matchLabels: { app: 'a' } },
          egress: [
            {
              toEndpoints: [
                {
                  matchLabels: {
                    'k8s:io.kubernetes.pod.namespace': 'payments-prod',
                  },
                },
              ],
              toPorts,
            },
          ],
        },
      },
    ],
    [
      'to a DNS name',
      { to: { fqdn: 'api.stripe.com' } },
      {
        'egress-all-to-api-stripe-com': {
          endpointSelector: {},
          egress: [{ toFQDNs: [{ matchName: 'api.stripe.com' }], toPorts }],
        },
      },
    ],
    [
      'to a pattern of DNS names',
      { to: { fqdn: '*.stripe.com' } },
      {
        'egress-all-to-stripe-com': {
          endpointSelector: {},
          egress: [{ toFQDNs: [{ matchPattern: '*.stripe.com' }], toPorts }],
        },
      },
    ],
    [
      'from a network, but for a part of it',
      { from: { cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] } },
      {
        'ingress-all-from-10-20-0-0-16': {
          endpointSelector: {},
          ingress: [
            {
              fromCIDRSet: [{ cidr: '10.20.0.0/16', except: ['10.20.9.0/24'] }],
              toPorts,
            },
          ],
        },
      },
    ],
  ])('opens its own end only, %s', (_title, rule, policies) => {
    const own = policiesOf([{ ...rule, ports, reason }]);
    for (const [name, spec] of Object.entries(policies)) {
      expect(own[name]).toEqual(spec);
    }
  });

  it('leaves the end of another tenant to that tenant', () => {
    expect(
      Object.keys(policiesOf([{ to: { tenant: 'shop' }, ports, reason }])),
    ).toEqual(['egress-all-to-shop']);
    expect(
      Object.keys(
        policiesOf([{ to: { fqdn: 'a.example.com' }, ports, reason }]),
      ),
    ).toEqual(['egress-all-to-a-example-com']);
  });

  it('limits requests that leave to where nobody of the tenant looks at them', () => {
    const [policy] = Object.values(
      policiesOf([
        { to: { tenant: 'shop' }, ports, http: [{ method: 'GET' }], reason },
      ]),
    );
    expect(policy.egress).toMatchObject([
      { toPorts: [{ rules: { http: [{ method: 'GET' }] } }] },
    ]);
  });

  it('keeps the name of a policy when another of the same ends is added', () => {
    const first: TrafficRule = { to: { fqdn: 'a.example.com' }, ports, reason };
    const second: TrafficRule = { ...first, ports: ['9090/TCP'] };
    const names = Object.keys(policiesOf([first, second]));
    expect(names).toEqual([
      'egress-all-to-a-example-com',
      expect.stringMatching(/^egress-all-to-a-example-com-[0-9a-f]{8}$/),
    ]);
    expect(Object.keys(policiesOf([first, first]))).toHaveLength(2);
  });

  it('closes everything while the environment is suspended', () => {
    const suspended = (tenant: Tenant) =>
      withEnvironment(tenant, 'dev', { suspended: true });
    expect(
      policiesOf([{ to: { fqdn: 'a.example.com' }, ports, reason }], suspended),
    ).toEqual({});
  });
});
