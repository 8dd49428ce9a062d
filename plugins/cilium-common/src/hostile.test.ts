import fc from 'fast-check';
import { compile } from './compile/compile';
import { evaluate } from './evaluate/evaluate';
import { Endpoint, Flow } from './model/flow';
import { LineProtocol } from './oracle/lineProtocol';
import { readDocuments } from './parse/readDocuments';
import { sayFinding } from './messages/sayFinding';
import { validate } from './validate/validate';

const kinds = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'NetworkPolicy',
  'ClusterNetworkPolicy',
  'CiliumCIDRGroup',
];
const fields = fc.constantFrom(
  'spec',
  'specs',
  'endpointSelector',
  'nodeSelector',
  'podSelector',
  'matchLabels',
  'matchExpressions',
  'key',
  'operator',
  'values',
  'ingress',
  'ingressDeny',
  'egress',
  'egressDeny',
  'fromEndpoints',
  'toEndpoints',
  'fromEntities',
  'toCIDR',
  'toCIDRSet',
  'cidr',
  'except',
  'cidrGroupSelector',
  'toFQDNs',
  'matchName',
  'matchPattern',
  'toServices',
  'k8sService',
  'toGroups',
  'toPorts',
  'ports',
  'port',
  'endPort',
  'protocol',
  'rules',
  'http',
  'dns',
  'path',
  'icmps',
  'fields',
  'type',
  'from',
  'to',
  'ipBlock',
  'policyTypes',
  'tier',
  'priority',
  'subject',
  'namespaces',
  'pods',
  'action',
  'protocols',
  'enableDefaultDeny',
  'authentication',
  'listener',
  '__proto__',
  'constructor',
);
const words = fc.constantFrom(
  'app',
  'In',
  'Exists',
  'all',
  'world',
  '10.0.0.0/8',
  '::/0',
  '80',
  'http',
  'TCP',
  'ANY',
  '*',
  '**.a',
  'Admin',
  'Deny',
  'Pass',
  'Ingress',
  '(',
  '',
  '__proto__',
);
const { value: anything } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 7 },
    words,
    fc.string({ maxLength: 12 }),
    fc.double(),
    fc.integer({ min: -1, max: 70_000 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fields, tie('value'), { maxKeys: 5 }),
  ),
}));
const ends: Endpoint[] = [
  { kind: 'pod', namespace: 'a', labels: { app: 'app' } },
  { kind: 'outside', address: '10.0.0.1' },
  { kind: 'entity', entity: 'world' },
  { kind: 'identity', labels: ['k8s:app=app', 'cidr:x', '$host'] },
];

it('reads any policies without a fault, and judges with them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      anything,
      anything,
      fc.constantFrom(...ends),
      fc.constantFrom(...ends),
      (kind, spec, other, from, to) => {
        const policies = [
          { kind, metadata: { name: 'a', namespace: 'a' }, spec },
          { kind, metadata: { name: 'b', labels: other }, spec: other },
          { kind, metadata: { name: 'c' }, specs: [spec, other] },
          other,
        ].map(value => ({ value }));
        const compiled = compile({ policies });
        const { verdict } = evaluate(compiled, {
          from,
          to,
          port: 80,
          http: { path: '/' },
        });
        expect(['allowed', 'denied', 'unknown']).toContain(verdict);
        for (const finding of validate({ policies })) {
          expect(sayFinding(finding).message).not.toBe('');
        }
      },
    ),
    { numRuns: 400 },
  );
});

it('answers any line without a fault', () => {
  const protocol = new LineProtocol();
  fc.assert(
    fc.property(anything, fc.string(), (value, text) => {
      expect(protocol.answer(JSON.stringify(value) ?? '')).toBeDefined();
      expect(protocol.answer(text)).toBeDefined();
      expect(readDocuments(text, 'a.yaml').documents).toBeDefined();
    }),
    { numRuns: 300 },
  );
});

const pod: Endpoint = { kind: 'pod', namespace: 'a', labels: { app: 'a' } };
const flow: Flow = { from: pod, to: pod, port: 80 };
const policyOf = (rule: object) => ({
  value: {
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'a', namespace: 'a' },
    spec: { endpointSelector: {}, egress: [rule] },
  },
});
const withPath = (path: string) =>
  policyOf({
    toPorts: [
      { ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{ path }] } },
    ],
  });

it.each([
  ['nested repetition', '(a+)+$', 'a'.repeat(5_000)],
  ['repetition of repetition', '((a{1,100}){1,10})', 'a'.repeat(2_000)],
  ['alternatives that overlap', '(a|a)*b', 'a'.repeat(20_000)],
  ['an expression without end', 'a'.repeat(1_000_000), 'a'],
  ['many groups', '('.repeat(900) + ')'.repeat(900), 'a'],
  /* With an engine that goes back and tries again, these would not end. */
])('judges a hostile expression: %s', (_what, path, asked) => {
  const compiled = compile({ policies: [withPath(path)] });
  const { verdict } = evaluate(compiled, {
    ...flow,
    http: { method: 'GET', path: asked },
  });
  expect(['allowed', 'denied', 'unknown']).toContain(verdict);
  expect(Array.isArray(validate({ policies: [withPath(path)] }))).toBe(true);
});

it('judges a hostile pattern of names', () => {
  const pattern = `${'*a'.repeat(120)}.com`;
  const compiled = compile({
    policies: [policyOf({ toFQDNs: [{ matchPattern: pattern }] })],
  });
  const { verdict } = evaluate(compiled, {
    from: pod,
    to: { kind: 'outside', names: [`${'a'.repeat(250)}b`] },
    port: 80,
  });
  expect(verdict).not.toBe('allowed');
});

it('reads a policy of 10,000 rules, and explains with it', () => {
  const egress = Array.from({ length: 10_000 }, (_, index) => ({
    toEndpoints: [{ matchLabels: { app: `a${index}` } }],
    toPorts: [{ ports: [{ port: String(1 + index), protocol: 'TCP' }] }],
  }));
  const compiled = compile({
    policies: [
      {
        value: {
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'a', namespace: 'a' },
          spec: { endpointSelector: {}, egress },
        },
      },
    ],
  });
  const found = evaluate(compiled, {
    from: pod,
    to: { kind: 'pod', namespace: 'a', labels: { app: 'a42' } },
    port: 44,
  });
  expect(found.verdict).toBe('denied');
  expect(found.trace.egress.nearest).toContainEqual(
    expect.objectContaining({
      index: 42,
      lacks: [expect.objectContaining({ what: 'port', wanted: '43/TCP' })],
    }),
  );
});

it.each([
  ['nesting', `${'['.repeat(5_000)}`],
  ['an anchor', 'a: &a [1]\nb: *a\n'],
  ['a tag', '!!js/function "x"'],
  ['control characters', 'a: \x00'],
  ['many documents', '---\na: 1\n'.repeat(2_000)],
  ['one document without end', `a: "${'x'.repeat(500_000)}"`],
])('reads hostile YAML: %s', (_what, text) => {
  const { documents, findings } = readDocuments(text, 'a.yaml');
  expect(documents.length + findings.length).toBeGreaterThan(0);
  expect(compile({ policies: documents }).policies).toBeDefined();
});

it('decides among 10,000 rules that overlap', () => {
  const egress = Array.from({ length: 10_000 }, (_, index) => ({
    toEndpoints: [{ matchLabels: { app: 'a' } }],
    toPorts: [
      {
        ports: [
          { port: String(1 + index), endPort: 20_000 + index, protocol: 'TCP' },
        ],
      },
    ],
  }));
  const compiled = compile({
    policies: [
      {
        value: {
          ...policyOf({}).value,
          spec: { endpointSelector: {}, egress },
        },
      },
    ],
  });
  const verdictAt = (port: number) =>
    evaluate(compiled, { from: pod, to: pod, port }).verdict;
  expect([1, 15_000, 29_999, 30_000].map(verdictAt)).toEqual([
    'allowed',
    'allowed',
    'allowed',
    'denied',
  ]);
});

it.each([
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['a\0b', 'c'],
  ['a', '\ud800'],
  ['k8s:k8s:app', 'x'],
  ['any:any:', ''],
  ['$host', ''],
  [`${'a'.repeat(5_000)}/b`, 'c'],
  ['cidr:::/0', ''],
  ['\u202eapp', 'x'],
])('selects by a strange key: %j', (key, value) => {
  const compiled = compile({
    policies: [
      {
        value: {
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'a', namespace: 'a' },
          spec: {
            endpointSelector: {
              matchLabels: Object.fromEntries([[key, value]]),
            },
            ingress: [
              {
                fromEndpoints: [
                  { matchLabels: Object.fromEntries([[key, value]]) },
                ],
              },
            ],
          },
        },
      },
    ],
  });
  const strange: Endpoint = {
    kind: 'pod',
    namespace: 'a',
    labels: Object.fromEntries([[key, value]]),
  };
  for (const from of [pod, strange]) {
    const { verdict } = evaluate(compiled, { from, to: strange, port: 80 });
    expect(['allowed', 'denied', 'unknown']).toContain(verdict);
  }
  expect(evaluate(compiled, { ...flow }).verdict).toBe('allowed');
});

it.each([
  ['of an older version', 'CiliumNetworkPolicy', 'cilium.io/v1'],
  ['of a version that is none', 'CiliumNetworkPolicy', 42],
  ['of another group', 'NetworkPolicy', 'extensions/v1beta1'],
  [
    'of a kind that came before',
    'ClusterNetworkPolicy',
    'policy.networking.k8s.io/v1alpha1',
  ],
])(
  'refuses a policy %s, and does not enforce it',
  (_what, kind, apiVersion) => {
    const value = {
      ...policyOf({}).value,
      kind,
      apiVersion,
    };
    const [{ isEnforced, findings }] = compile({
      policies: [{ value }],
    }).policies;
    expect([isEnforced, findings.map(({ code }) => code)]).toEqual([
      false,
      expect.arrayContaining(['apiVersion']),
    ]);
  },
);

it('tells the field that Cilium would leave out', () => {
  const policies = [policyOf({ toEndpoint: [{}], toPorts: [] })];
  expect(validate({ policies })).toContainEqual(
    expect.objectContaining({ path: 'spec.egress[0].toEndpoint' }),
  );
});
