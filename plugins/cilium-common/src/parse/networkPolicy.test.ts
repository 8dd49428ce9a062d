import { judge } from '../evaluate/evaluate';
import { compileYaml, pod } from '../__testUtils__/documents';
import { Endpoint } from '../model/flow';
import { PolicyContext } from '../model/context';

/*
 * Written from the specification of NetworkPolicy (kubernetes.io, "Network Policies", and the API reference of
 * networking.k8s.io/v1), because the oracle has none. `in shop` stands for a policy of the namespace shop.
 */
const context: PolicyContext = {
  namespaceLabels: {
    shop: { 'kubernetes.io/metadata.name': 'shop' },
    web: { 'kubernetes.io/metadata.name': 'web', team: 'blue' },
    ops: { 'kubernetes.io/metadata.name': 'ops', team: 'red' },
  },
};
const db = pod('shop', 'db', { namedPorts: { sql: 5432 } });
const cart = pod('shop', 'cart');
const front = pod('web', 'front');
const probe = pod('ops', 'probe');
const outside = (address: string): Endpoint => ({
  kind: 'outside',
  address,
  names: [],
});

type Row = [
  what: string,
  spec: string,
  from: Endpoint,
  to: Endpoint,
  port: string,
  verdict: 'allowed' | 'denied',
];

const isolated = 'podSelector: {matchLabels: {app: db}}, ';

const rows: Row[] = [
  // Isolation
  ['no policy isolates nobody', '', front, db, '5432', 'allowed'],
  [
    'a policy isolates whom it selects',
    `${isolated} ingress: []`,
    front,
    db,
    '5432',
    'denied',
  ],
  ['and nobody else', `${isolated} ingress: []`, front, cart, '80', 'allowed'],
  [
    'and only for the directions that it is about',
    `${isolated} ingress: []`,
    db,
    front,
    '80',
    'allowed',
  ],
  [
    'without types and egress rules it is about ingress',
    isolated,
    front,
    db,
    '5432',
    'denied',
  ],
  ['and not about egress', isolated, db, front, '80', 'allowed'],
  [
    'with egress rules and no types it is about both',
    `${isolated} egress: [{}]`,
    front,
    db,
    '5432',
    'denied',
  ],
  [
    'of type Egress alone it is not about ingress',
    `${isolated} policyTypes: [Egress]`,
    front,
    db,
    '5432',
    'allowed',
  ],
  [
    'of type Egress without rules it lets nothing out',
    `${isolated} policyTypes: [Egress]`,
    db,
    front,
    '80',
    'denied',
  ],
  [
    'an empty podSelector is every pod of the namespace',
    'podSelector: {}, ingress: []',
    front,
    cart,
    '80',
    'denied',
  ],
  [
    'and none of another one',
    'podSelector: {}, ingress: []',
    cart,
    front,
    '80',
    'allowed',
  ],
  // Who
  [
    'an empty rule allows everybody',
    `${isolated} ingress: [{}]`,
    outside('192.0.2.1'),
    db,
    '5432',
    'allowed',
  ],
  [
    'an empty list of peers is everybody',
    `${isolated} ingress: [{from: []}]`,
    front,
    db,
    '5432',
    'allowed',
  ],
  [
    'a podSelector is of the own namespace',
    `${isolated} ingress: [{from: [{podSelector: {matchLabels: {app: cart}}}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'and of no other',
    `${isolated} ingress: [{from: [{podSelector: {matchLabels: {app: front}}}]}]`,
    front,
    db,
    '5432',
    'denied',
  ],
  [
    'an empty podSelector is the own namespace',
    `${isolated} ingress: [{from: [{podSelector: {}}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'and not the world',
    `${isolated} ingress: [{from: [{podSelector: {}}]}]`,
    outside('192.0.2.1'),
    db,
    '5432',
    'denied',
  ],
  [
    'a namespaceSelector is every pod of such namespaces',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}}]}]`,
    front,
    db,
    '5432',
    'allowed',
  ],
  [
    'and of no others',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}}]}]`,
    probe,
    db,
    '5432',
    'denied',
  ],
  [
    'an empty namespaceSelector is every pod',
    `${isolated} ingress: [{from: [{namespaceSelector: {}}]}]`,
    probe,
    db,
    '5432',
    'allowed',
  ],
  [
    'and not the world',
    `${isolated} ingress: [{from: [{namespaceSelector: {}}]}]`,
    outside('192.0.2.1'),
    db,
    '5432',
    'denied',
  ],
  [
    'both in one item have to hold',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {matchLabels: {app: probe}}}]}]`,
    front,
    db,
    '5432',
    'denied',
  ],
  [
    'both in one item hold',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {matchLabels: {app: front}}}]}]`,
    front,
    db,
    '5432',
    'allowed',
  ],
  [
    'of two items one has to hold',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {team: red}}}, {podSelector: {matchLabels: {app: cart}}}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'expressions: In',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: In, values: [red, blue]}]}}]}]`,
    probe,
    db,
    '5432',
    'allowed',
  ],
  [
    'expressions: NotIn is also whoever has no such label',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [red]}]}}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'expressions: Exists',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}]}]`,
    cart,
    db,
    '5432',
    'denied',
  ],
  [
    'expressions: DoesNotExist',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}}]}]`,
    front,
    db,
    '5432',
    'denied',
  ],
  [
    'the name of a namespace is one of its labels',
    `${isolated} ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: web}}}]}]`,
    front,
    db,
    '5432',
    'allowed',
  ],
  // Networks
  [
    'a network is who is in it',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]',
    cart,
    outside('192.0.2.9'),
    '443',
    'allowed',
  ],
  [
    'and nobody else',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]',
    cart,
    outside('198.51.100.1'),
    '443',
    'denied',
  ],
  [
    'an exception is not in it',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.8/29]}}]}]',
    cart,
    outside('192.0.2.9'),
    '443',
    'denied',
  ],
  [
    'networks match no pods in Cilium',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]',
    cart,
    front,
    '443',
    'denied',
  ],
  [
    'networks of IPv6',
    'podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "2001:db8::/32"}}]}]',
    cart,
    outside('2001:db8::9'),
    '443',
    'allowed',
  ],
  // Ports
  [
    'without ports it is every port',
    `${isolated} ingress: [{from: [{podSelector: {}}]}]`,
    cart,
    db,
    '9',
    'allowed',
  ],
  [
    'an empty list of ports is every port',
    `${isolated} ingress: [{from: [{podSelector: {}}], ports: []}]`,
    cart,
    db,
    '9',
    'allowed',
  ],
  [
    'a port is that one',
    `${isolated} ingress: [{ports: [{port: 5432}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'and no other',
    `${isolated} ingress: [{ports: [{port: 5432}]}]`,
    cart,
    db,
    '5433',
    'denied',
  ],
  [
    'without a protocol it is TCP',
    `${isolated} ingress: [{ports: [{port: 5432}]}]`,
    cart,
    db,
    '5432/UDP',
    'denied',
  ],
  [
    'a protocol without a port is every port of it',
    `${isolated} ingress: [{ports: [{protocol: UDP}]}]`,
    cart,
    db,
    '53/UDP',
    'allowed',
  ],
  [
    'and of no other protocol',
    `${isolated} ingress: [{ports: [{protocol: UDP}]}]`,
    cart,
    db,
    '53',
    'denied',
  ],
  [
    'SCTP is a protocol',
    `${isolated} ingress: [{ports: [{protocol: SCTP, port: 7}]}]`,
    cart,
    db,
    '7/SCTP',
    'allowed',
  ],
  [
    'a range is all from the first to the last',
    `${isolated} ingress: [{ports: [{port: 5000, endPort: 6000}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'the last is in it',
    `${isolated} ingress: [{ports: [{port: 5000, endPort: 6000}]}]`,
    cart,
    db,
    '6000',
    'allowed',
  ],
  [
    'what follows it is not',
    `${isolated} ingress: [{ports: [{port: 5000, endPort: 6000}]}]`,
    cart,
    db,
    '6001',
    'denied',
  ],
  [
    'a name means the port of the pod',
    `${isolated} ingress: [{ports: [{port: sql}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'a name that the pod does not have means none',
    `${isolated} ingress: [{ports: [{port: http}]}]`,
    cart,
    db,
    '5432',
    'denied',
  ],
  [
    'of two ports one has to be it',
    `${isolated} ingress: [{ports: [{port: 80}, {port: 5432}]}]`,
    cart,
    db,
    '5432',
    'allowed',
  ],
  [
    'peers and ports have to hold together',
    `${isolated} ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}, {from: [{namespaceSelector: {}}], ports: [{port: 5432}]}]`,
    cart,
    db,
    '80',
    'allowed',
  ],
  [
    'ports of another rule do not count',
    `${isolated} ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]`,
    front,
    db,
    '80',
    'denied',
  ],
  [
    'a port for egress is that of the destination',
    'podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: sql}]}]',
    cart,
    db,
    '5432',
    'allowed',
  ],
];

it.each(rows)('%s', (_what, spec, from, to, port, verdict) => {
  const [number, protocol = 'TCP'] = port.split('/');
  const yaml = spec
    ? `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {${spec}}}`
    : 'kind: Other';
  expect(
    judge(compileYaml(yaml, context), {
      from,
      to,
      port: Number(number),
      protocol,
    }).verdict,
  ).toBe(verdict);
});

it('adds up: what one policy allows, no other can take away', () => {
  const policies = [
    'ingress: []',
    'ingress: [{from: [{podSelector: {}}]}]',
  ].map(
    (rules, index) =>
      `{kind: NetworkPolicy, metadata: {name: p${index}, namespace: shop}, spec: {podSelector: {}, ${rules}}}`,
  );
  for (const yaml of [policies, [...policies].reverse()]) {
    const compiled = compileYaml(yaml.join('\n---\n'), context);
    expect(judge(compiled, { from: cart, to: db, port: 1 }).verdict).toBe(
      'allowed',
    );
    expect(judge(compiled, { from: front, to: db, port: 1 }).verdict).toBe(
      'denied',
    );
  }
});

it('is of one tier with the policies of Cilium: any denial wins', () => {
  const yaml = `
{kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {}, ingress: [{}]}}
---
{kind: CiliumNetworkPolicy, metadata: {name: b, namespace: shop}, spec: {endpointSelector: {}, ingressDeny: [{fromEndpoints: [{matchLabels: {app: cart}}]}]}}`;
  const compiled = compileYaml(yaml, context);
  expect(judge(compiled, { from: cart, to: db, port: 1 }).verdict).toBe(
    'denied',
  );
  expect(judge(compiled, { from: front, to: db, port: 1 }).verdict).toBe(
    'allowed',
  );
});

it('lets the node reach its pods, and no other node', () => {
  const compiled = compileYaml(
    '{kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {}}}',
  );
  const from = (entity: string): Endpoint => ({ kind: 'entity', entity });
  expect(
    ['host', 'remote-node', 'world'].map(
      entity =>
        judge(compiled, { from: from(entity), to: db, port: 1 }).verdict,
    ),
  ).toEqual(['allowed', 'denied', 'denied']);
});

it('enforces rules of a direction that policyTypes does not name, as Cilium does against the specification', () => {
  const compiled = compileYaml(
    `{kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {${isolated} policyTypes: [Egress], ingress: [{from: [{podSelector: {}}]}]}}`,
  );
  expect(judge(compiled, { from: front, to: db, port: 1 }).verdict).toBe(
    'denied',
  );
  expect(compiled.findings.map(({ code }) => code)).toEqual(['typeNotNamed']);
});
