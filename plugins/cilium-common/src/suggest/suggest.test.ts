import { documentsOf, pod } from '../__testUtils__/documents';
import { platform, service, written } from '../__testUtils__/tenants';
import { compile } from '../compile/compile';
import { judge } from '../evaluate/evaluate';
import { Flow } from '../model/flow';
import { suggest } from './suggest';
import { TrafficRequest } from './types';

const checkout = service('payments', 'checkout');
const refunds = service('payments', 'refunds');
const ledger = service('payments', 'ledger');
const front = service('web', 'front');
const workloads = [checkout, refunds, ledger, front];
const before = platform({});

const rulesOf = (requests: readonly TrafficRequest[]) =>
  requests.map(({ tenant, environment, traffic }) => [
    `${tenant}/${environment}`,
    traffic,
  ]);

interface Row {
  what: string;
  flow: Flow;
  rules: unknown[];
}

/* Everything is refused at first: tenants say nothing. */
const rows: Row[] = [
  {
    what: 'two services of one environment: one rule for both ends',
    flow: { from: checkout, to: ledger, port: 5432 },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { labels: { app: 'ledger' } },
          ports: ['5432/TCP'],
        },
      ],
    ],
  },
  {
    what: 'two tenants: each says it from its side',
    flow: { from: front, to: checkout, port: 8080 },
    rules: [
      [
        'web/dev',
        {
          from: { labels: { app: 'front' } },
          to: {
            tenant: 'payments',
            environment: 'dev',
            labels: { app: 'checkout' },
          },
          ports: ['8080/TCP'],
        },
      ],
      [
        'payments/dev',
        {
          from: { tenant: 'web', environment: 'dev', labels: { app: 'front' } },
          to: { labels: { app: 'checkout' } },
          ports: ['8080/TCP'],
        },
      ],
    ],
  },
  {
    what: 'two environments of one tenant',
    flow: { from: checkout, to: pod('payments-prod', 'ledger'), port: 5432 },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { environment: 'prod', labels: { app: 'ledger' } },
          ports: ['5432/TCP'],
        },
      ],
      [
        'payments/prod',
        {
          from: { environment: 'dev', labels: { app: 'checkout' } },
          to: { labels: { app: 'ledger' } },
          ports: ['5432/TCP'],
        },
      ],
    ],
  },
  {
    what: 'a DNS name',
    flow: {
      from: checkout,
      to: { kind: 'outside', names: ['Api.Stripe.com.'], resolved: true },
      port: 443,
    },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { fqdn: 'api.stripe.com' },
          ports: ['443/TCP'],
        },
      ],
    ],
  },
  {
    what: 'an address without a name',
    flow: {
      from: checkout,
      to: { kind: 'outside', address: '10.20.1.7', names: [] },
      port: 5432,
    },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { cidr: '10.20.1.7/32' },
          ports: ['5432/TCP'],
        },
      ],
    ],
  },
  {
    what: 'somebody outside who comes in',
    flow: {
      from: { kind: 'outside', address: '2001:db8::7', names: [] },
      to: checkout,
      port: 8080,
    },
    rules: [
      [
        'payments/dev',
        {
          from: { cidr: '2001:db8::7/128' },
          to: { labels: { app: 'checkout' } },
          ports: ['8080/TCP'],
        },
      ],
    ],
  },
  {
    what: 'a request: its method and its path',
    flow: {
      from: checkout,
      to: ledger,
      port: 8080,
      http: { method: 'POST', path: '/v1/entries.json?dry=1' },
    },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { labels: { app: 'ledger' } },
          ports: ['8080/TCP'],
          http: [{ method: 'POST', path: '/v1/entries\\.json(\\?.*)?' }],
        },
      ],
    ],
  },
  {
    what: 'another protocol',
    flow: { from: checkout, to: ledger, port: 53, protocol: 'UDP' },
    rules: [
      [
        'payments/dev',
        {
          from: { labels: { app: 'checkout' } },
          to: { labels: { app: 'ledger' } },
          ports: ['53/UDP'],
        },
      ],
    ],
  },
  {
    what: 'a pod without labels: every pod of its environment',
    flow: { from: service('payments'), to: ledger, port: 1 },
    rules: [
      ['payments/dev', { to: { labels: { app: 'ledger' } }, ports: ['1/TCP'] }],
    ],
  },
];

describe('what is suggested for', () => {
  it.each(rows)('$what', ({ flow, rules }) => {
    expect(judge(before, flow).verdict).toBe('denied');
    const { requests, after } = suggest({ compiled: before, flow, workloads });
    expect(after.verdict).toBe('allowed');
    expect(rulesOf(requests)).toEqual(rules);
  });

  it.each(rows)('$what, lets it through once rendered', ({ flow }) => {
    const { requests } = suggest({ compiled: before, flow, workloads });
    const rendered = platform(written(requests));
    expect(judge(rendered, flow).verdict).toBe('allowed');
    const { port = 0 } = flow;
    const other = { ...flow, port: port + 1 };
    expect(judge(rendered, other).verdict).toBe('denied');
    expect(suggest({ compiled: rendered, flow }).requests).toEqual([]);
  });
});

const cnp = (spec: string, name = 'a') =>
  `{kind: CiliumNetworkPolicy, metadata: {name: ${name}, namespace: payments-dev}, spec: {endpointSelector: {}, ${spec}}}`;
const with_ = (yaml: string) =>
  compile({
    ...before.source,
    policies: [...before.source.policies, ...documentsOf(yaml)],
  });

describe('a suggestion', () => {
  it('has nothing to say where the connection passes', () => {
    const flow: Flow = {
      from: pod('elsewhere', 'a'),
      to: pod('elsewhere', 'b'),
      port: 1,
    };
    expect(suggest({ compiled: before, flow })).toMatchObject({
      egress: { kind: 'notNeeded' },
      ingress: { kind: 'notNeeded' },
      requests: [],
      after: { verdict: 'allowed' },
    });
  });

  it('names the rule that denies, which none can allow', () => {
    const compiled = with_(
      cnp('ingressDeny: [{fromEndpoints: [{matchLabels: {app: checkout}}]}]'),
    );
    const { egress, ingress, requests } = suggest({
      compiled,
      flow: { from: checkout, to: ledger, port: 5432 },
    });
    expect(egress.kind).toBe('rule');
    expect(ingress).toMatchObject({
      kind: 'none',
      obstacle: 'denied',
      rules: [{ section: 'ingressDeny', index: 0 }],
    });
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Partial<Flow>, object]>([
    [
      'the port is not known',
      { port: undefined },
      { kind: 'none', obstacle: 'port' },
    ],
    [
      'the labels are not known',
      { from: service('payments', undefined, { labels: undefined }) },
      { kind: 'none', obstacle: 'labels' },
    ],
    [
      'the protocol is none for rules',
      { protocol: 'VRRP', port: 1 },
      { kind: 'none', obstacle: 'protocol' },
    ],
    [
      'whether it is refused is not known',
      { to: { kind: 'entity', entity: 'martians' } },
      { kind: 'none', obstacle: 'unknown' },
    ],
    [
      'the other end is nowhere',
      { to: { kind: 'outside', names: [] } },
      { kind: 'none', obstacle: 'address' },
    ],
  ])('is none where %s', (_what, change, egress) => {
    const flow: Flow = { from: checkout, to: ledger, port: 80, ...change };
    const compiled =
      flow.to.kind === 'entity'
        ? with_(
            cnp(
              'egress: [{toEntities: [cluster], toPorts: [{ports: [{port: "80"}]}]}]',
            ),
          )
        : before;
    expect(suggest({ compiled, flow }).egress).toMatchObject(egress);
  });

  it.each<[string, Flow, string]>([
    [
      'ICMP',
      { from: checkout, to: ledger, port: 8, protocol: 'ICMP' },
      'protocol',
    ],
    [
      'an entity',
      {
        from: checkout,
        to: { kind: 'entity', entity: 'kube-apiserver' },
        port: 6443,
      },
      'entity',
    ],
    [
      'a namespace of the platform',
      { from: checkout, to: pod('kube-system', 'dns'), port: 9153 },
      'peerNotATenant',
    ],
    [
      'another cluster',
      {
        from: checkout,
        to: pod('web-dev', 'front', { cluster: 'lyon' }),
        port: 80,
      },
      'otherCluster',
    ],
    [
      'a method that it has no word for',
      {
        from: checkout,
        to: ledger,
        port: 80,
        http: { method: 'PURGE', path: '/' },
      },
      'method',
    ],
    [
      'a name without a dot',
      {
        from: checkout,
        to: { kind: 'outside', names: ['intranet'], resolved: true },
        port: 80,
      },
      'name',
    ],
    [
      'a name to resolve',
      {
        from: checkout,
        to: ledger,
        port: 53,
        protocol: 'UDP',
        dns: { name: 'a.example.com' },
      },
      'dns',
    ],
  ])(
    'is a policy where tenant.yaml cannot name %s',
    (_what, flow, obstacle) => {
      const { requests, after } = suggest({ compiled: before, flow });
      expect(requests[0]).toMatchObject({ tenant: 'payments', obstacle });
      expect(requests[0].traffic).toBeUndefined();
      expect(after.egress.verdict).toBe('allowed');
    },
  );

  it('is a policy where the namespace is no tenant’s', () => {
    const compiled = compile({ policies: before.source.policies });
    const [request] = suggest({
      compiled,
      flow: { from: checkout, to: ledger, port: 1 },
    }).requests;
    expect(request).toMatchObject({
      namespace: 'payments-dev',
      obstacle: 'notATenant',
      policies: [
        { metadata: { name: 'egress-checkout-to-ledger-1' } },
        { metadata: { name: 'ingress-ledger-from-checkout-1' } },
      ],
    });
  });

  it('takes no name that a policy has', () => {
    const compiled = with_(cnp('ingress: [{}]', 'egress-checkout-to-ledger-1'));
    const { egress } = suggest({
      compiled,
      flow: { from: checkout, to: ledger, port: 1 },
    });
    expect(egress).toMatchObject({
      policy: { metadata: { name: 'egress-checkout-to-ledger-1-2' } },
    });
  });
});
