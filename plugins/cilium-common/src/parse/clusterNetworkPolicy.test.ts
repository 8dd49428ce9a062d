import { compileYaml, pod } from '../__testUtils__/documents';
import { judge } from '../evaluate/evaluate';
import { PolicyContext } from '../model/context';
import { Endpoint } from '../model/flow';
import { parseVersion } from '../model/version';

/*
 * Written from the specification of ClusterNetworkPolicy (network-policy-api, v1alpha2): Admin before NetworkPolicy before
 * Baseline, lower priorities first, the first rule that matches decides, and Pass leaves it to the next tier.
 */
const context: PolicyContext = {
  namespaceLabels: { shop: { team: 'red' }, web: { team: 'blue' } },
};
const cart = pod('shop', 'cart');
const front = pod('web', 'front');

const tier = (name: string, lines: string, subject = 'namespaces: {}') =>
  `{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: ${name}}, spec: {subject: {${subject}}, ${lines}}}`;
const kubernetes = (name: string, rules: string) =>
  `{kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {podSelector: {}, ${rules}}}`;
const from = (labels: string) =>
  `from: [{namespaces: {matchLabels: {${labels}}}}]`;

const admin = (action: string, priority = 10) =>
  tier(
    `admin-${action}-${priority}`.toLowerCase(),
    `tier: Admin, priority: ${priority}, ingress: [{action: ${action}, ${from('team: blue')}}]`,
  );
const baseline = (action: string) =>
  tier(
    `baseline-${action}`.toLowerCase(),
    `tier: Baseline, priority: 10, ingress: [{action: ${action}, from: [{namespaces: {}}]}]`,
  );
const open = kubernetes('open', 'ingress: [{}]');
const closed = kubernetes('closed', 'ingress: []');

const rows: [what: string, policies: string[], verdict: string][] = [
  ['nothing denies', [], 'allowed'],
  ['a tier that accepts does not isolate', [admin('Accept')], 'allowed'],
  ['a tier that denies denies', [admin('Deny')], 'denied'],
  [
    'Admin denies before a NetworkPolicy allows',
    [admin('Deny'), open],
    'denied',
  ],
  [
    'Admin accepts before a NetworkPolicy isolates',
    [admin('Accept'), closed],
    'allowed',
  ],
  [
    'what Admin passes a NetworkPolicy allows',
    [admin('Pass'), open],
    'allowed',
  ],
  [
    'what Admin passes a NetworkPolicy isolates',
    [admin('Pass'), closed],
    'denied',
  ],
  [
    'what Admin passes Baseline denies',
    [admin('Pass'), baseline('Deny')],
    'denied',
  ],
  ['what Admin passes, with nothing else, is free', [admin('Pass')], 'allowed'],
  ['Baseline denies what nothing else decides', [baseline('Deny')], 'denied'],
  [
    'a NetworkPolicy allows before Baseline denies',
    [open, baseline('Deny')],
    'allowed',
  ],
  [
    'of two priorities the lower one decides',
    [admin('Deny', 20), admin('Accept', 10)],
    'allowed',
  ],
  [
    'and not the order of the files',
    [admin('Accept', 20), admin('Deny', 10)],
    'denied',
  ],
  [
    'within one priority a denial decides',
    [admin('Accept', 10), admin('Deny', 10)],
    'denied',
  ],
  [
    'passing leaves the rest of the tier',
    [admin('Pass', 10), admin('Deny', 20), open],
    'allowed',
  ],
  [
    'of two rules of one policy the first decides',
    [
      tier(
        'two',
        `tier: Admin, priority: 1, ingress: [{action: Accept, ${from('team: blue')}}, {action: Deny, from: [{namespaces: {}}]}]`,
      ),
    ],
    'allowed',
  ],
  [
    'a rule is about its subject only',
    [
      tier(
        'other',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{namespaces: {}}]}]',
        'namespaces: {matchLabels: {team: blue}}',
      ),
    ],
    'allowed',
  ],
  [
    'a subject may be pods',
    [
      tier(
        'pods',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{namespaces: {}}]}]',
        'pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: cart}}}',
      ),
    ],
    'denied',
  ],
  [
    'a port that is not the one decides nothing',
    [
      tier(
        'port',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 443}}}]}]',
      ),
    ],
    'allowed',
  ],
  [
    'a range with the port in it decides',
    [
      tier(
        'range',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {range: {start: 1, end: 100}}}}]}]',
      ),
    ],
    'denied',
  ],
  [
    'a protocol without a port is all of it',
    [
      tier(
        'protocol',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {}}]}]',
      ),
    ],
    'denied',
  ],
  [
    'a peer that cannot be told is denied where the rule denies',
    [
      tier(
        'unclear',
        'tier: Admin, priority: 1, ingress: [{action: Deny, from: [{}]}]',
      ),
    ],
    'denied',
  ],
  [
    'and matches nobody where the rule accepts',
    [
      tier(
        'unclear',
        'tier: Admin, priority: 1, ingress: [{action: Accept, from: [{}]}]',
      ),
      closed,
    ],
    'denied',
  ],
];

it.each(rows)('%s', (_what, policies, verdict) => {
  const yaml = [...policies, 'kind: Other'].join('\n---\n');
  const compiled = compileYaml(yaml, context);
  expect(
    compiled.findings.filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  expect(judge(compiled, { from: front, to: cart, port: 80 }).verdict).toBe(
    verdict,
  );
});

describe('egress', () => {
  const outside = (address: string, names: string[] = []): Endpoint => ({
    kind: 'outside',
    address,
    names,
    resolved: true,
  });
  const egress = (rules: string) =>
    `${tier('out', `tier: Admin, priority: 1, egress: [${rules}]`)}
---
{kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {}, policyTypes: [Egress]}}`;

  it.each<[string, string, Endpoint, string]>([
    [
      'networks are accepted',
      '{action: Accept, to: [{networks: [192.0.2.0/24]}]}',
      outside('192.0.2.1'),
      'allowed',
    ],
    [
      'and no others',
      '{action: Accept, to: [{networks: [192.0.2.0/24]}]}',
      outside('198.51.100.1'),
      'denied',
    ],
    [
      'a name is accepted',
      '{action: Accept, to: [{domainNames: [api.example.com]}]}',
      outside('198.51.100.1', ['api.example.com']),
      'allowed',
    ],
    [
      'a star stands for several labels',
      '{action: Accept, to: [{domainNames: ["*.example.com"]}]}',
      outside('198.51.100.1', ['a.b.example.com']),
      'allowed',
    ],
    [
      'and for at least one',
      '{action: Accept, to: [{domainNames: ["*.example.com"]}]}',
      outside('198.51.100.1', ['example.com']),
      'denied',
    ],
  ])('%s', (_what, rules, to, verdict) => {
    expect(
      judge(compileYaml(egress(rules), context), { from: cart, to, port: 443 })
        .verdict,
    ).toBe(verdict);
  });

  it('lets names that are accepted be resolved by the DNS of the cluster', () => {
    const compiled = compileYaml(
      egress('{action: Accept, to: [{domainNames: [api.example.com]}]}'),
      context,
    );
    const dns = pod('kube-system', undefined, {
      labels: { 'k8s-app': 'kube-dns' },
      namedPorts: { dns: 53, 'dns-tcp': 53 },
    });
    const ask = (name: string) =>
      judge(compiled, {
        from: cart,
        to: dns,
        port: 53,
        protocol: 'UDP',
        dns: { name },
      }).verdict;
    expect(ask('api.example.com')).toBe('allowed');
    expect(ask('example.org')).toBe('denied');
  });
});

it('is not enforced by versions that do not know it', () => {
  const compiled = compileYaml(admin('Deny'), {
    ...context,
    version: parseVersion('1.19.3'),
  });
  expect(judge(compiled, { from: front, to: cart, port: 80 }).verdict).toBe(
    'allowed',
  );
  expect(compiled.findings.map(({ code }) => code)).toEqual(['laterField']);
});
