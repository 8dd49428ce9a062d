import { judge } from '../evaluate/evaluate';
import { Endpoint } from '../model/flow';
import { compileYaml } from '../__testUtils__/documents';
import {
  cart,
  context,
  db,
  front,
  isolated,
  judgeRow,
  outside,
  probe,
  Row,
} from '../__testUtils__/kubernetes';

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
];

it.each(rows)('%s', (...row) => {
  expect(judgeRow(row)).toBe(row[5]);
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
