import { compileYaml, documentsOf, pod } from '../__testUtils__/documents';
import { ruleName } from '../explain/references';
import { Flow } from '../model/flow';
import { changePolicies } from './changePolicies';
import { compareFlows } from './compareFlows';
import { comparePairs } from './comparePairs';
import { removeRule } from './removeRule';
import { ruleUsage } from './ruleUsage';

const cart = pod('shop', 'cart');
const db = pod('shop', 'db');
const front = pod('web', 'front');
const workloads = [cart, db, front];

const cnp = (name: string, spec: string, app = 'db') =>
  `{kind: CiliumNetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {endpointSelector: {matchLabels: {app: ${app}}}, ${spec}}}`;
const yaml = [
  cnp('deny-all', 'ingress: [{}]'),
  cnp(
    'from-cart',
    'ingress: [{fromEndpoints: [{matchLabels: {app: cart}}], toPorts: [{ports: [{port: "5432", protocol: TCP}]}]}, {fromEndpoints: [{matchLabels: {app: front, "k8s:io.kubernetes.pod.namespace": web}}]}]',
  ),
].join('\n---\n');
const before = compileYaml(yaml);
const apply = (text: string) =>
  changePolicies(before, { apply: documentsOf(text) });
const names = (flow: { from: unknown; to: unknown }) =>
  [flow.from, flow.to].map(end => workloads.findIndex(one => one === end));

const flows: Flow[] = [
  { from: cart, to: db, port: 5432 },
  { from: cart, to: db, port: 80 },
  { from: front, to: db, port: 5432 },
  { from: front, to: cart, port: 80 },
  {
    from: { kind: 'outside', address: '192.0.2.1', names: [] },
    to: db,
    port: 5432,
  },
];

describe('a change of policies', () => {
  const opened = apply(cnp('open', 'ingress: [{fromEntities: [all]}]'));
  const closed = apply(cnp('closed', 'ingress: [{}]', 'cart'));

  it('changes the verdicts of flows', () => {
    const changed = compareFlows(before, opened, flows);
    expect(changed.map(({ flow }) => flow)).toEqual([flows[1], flows[4]]);
    expect(changed[0]).toMatchObject({
      before: { verdict: 'denied', ingress: { reason: 'defaultDeny' } },
      after: { verdict: 'allowed', ingress: { reason: 'rule' } },
    });
    expect(compareFlows(before, closed, flows).map(({ flow }) => flow)).toEqual(
      [flows[3]],
    );
  });

  it('changes what may pass between workloads, port by port', () => {
    expect(
      comparePairs(before, opened, workloads).map(({ ports, ...pair }) => [
        ...names(pair),
        ports,
      ]),
    ).toEqual([
      [
        0,
        1,
        [
          {
            protocol: 'ANY',
            from: 0,
            to: 65_535,
            before: 'denied',
            after: 'allowed',
          },
          {
            protocol: 'TCP',
            from: 0,
            to: 5431,
            before: 'denied',
            after: 'allowed',
          },
          {
            protocol: 'TCP',
            from: 5433,
            to: 65_535,
            before: 'denied',
            after: 'allowed',
          },
        ],
      ],
      [
        1,
        1,
        [
          {
            protocol: 'ANY',
            from: 0,
            to: 65_535,
            before: 'denied',
            after: 'allowed',
          },
        ],
      ],
    ]);
  });

  it('shuts off whom a new policy is about', () => {
    expect(comparePairs(before, closed, workloads).map(names)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
  });

  it('replaces a policy by another of its name', () => {
    const after = apply(cnp('from-cart', 'ingress: [{}]'));
    expect(compareFlows(before, after, flows).map(({ flow }) => flow)).toEqual([
      flows[0],
      flows[2],
    ]);
  });

  it('takes policies away', () => {
    const after = changePolicies(before, {
      remove: [
        { kind: 'CiliumNetworkPolicy', namespace: 'shop', name: 'from-cart' },
      ],
    });
    expect(after.policies.map(({ reference }) => reference.name)).toEqual([
      'deny-all',
    ]);
  });

  it('says nothing where nothing changes', () => {
    const same = changePolicies(before, {});
    expect(compareFlows(before, same, flows)).toEqual([]);
    expect(comparePairs(before, same, workloads)).toEqual([]);
  });

  it('reaches whoever refers to a group of networks', () => {
    const one = compileYaml(
      `${cnp('partners', 'ingress: [{fromCIDRSet: [{cidrGroupRef: partners}]}]')}\n---\n{kind: CiliumCIDRGroup, metadata: {name: partners}, spec: {externalCIDRs: [198.51.100.0/24]}}`,
    );
    const other = changePolicies(one, {
      apply: documentsOf(
        '{kind: CiliumCIDRGroup, metadata: {name: partners}, spec: {externalCIDRs: [192.0.2.0/24]}}',
      ),
    });
    expect(compareFlows(one, other, flows).map(({ flow }) => flow)).toEqual([
      flows[4],
    ]);
  });
});

describe('rules', () => {
  it('are counted by the flows that need them', () => {
    expect(
      ruleUsage(before, flows).map(({ rule, flows: count }) => [
        ruleName(rule),
        count,
      ]),
    ).toEqual([
      ['shop/from-cart ingress[0] (policies.yaml:3)', 1],
      ['shop/from-cart ingress[1] (policies.yaml:3)', 1],
    ]);
  });

  it('can be taken away, and others stay', () => {
    const [{ rule }] = ruleUsage(before, flows);
    const after = removeRule(before, rule);
    expect(
      after && compareFlows(before, after, flows).map(({ flow }) => flow),
    ).toEqual([flows[0]]);
  });

  it('take their policy with them where they are its last, and its default deny', () => {
    const only = compileYaml(
      cnp('from-cart', 'ingress: [{fromEntities: [world]}]'),
    );
    const [{ rule }] = ruleUsage(only, []);
    const after = removeRule(only, rule);
    expect(after?.policies).toEqual([]);
    expect(
      after && compareFlows(only, after, flows).map(({ flow }) => flow),
    ).toEqual([flows[0], flows[1], flows[2]]);
  });

  it('leave a NetworkPolicy that refuses', () => {
    const only = compileYaml(
      '{kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}}',
    );
    const [{ rule }] = ruleUsage(only, []);
    const after = removeRule(only, rule);
    expect(
      after && compareFlows(only, after, flows).map(({ flow }) => flow),
    ).toEqual([flows[0], flows[1]]);
  });

  it('that are not there cannot be taken away', () => {
    const [{ rule }] = ruleUsage(before, []);
    expect(
      removeRule(before, { ...rule, path: 'spec.ingress[9]' }),
    ).toBeUndefined();
    expect(
      removeRule(before, { ...rule, policy: { ...rule.policy, name: 'x' } }),
    ).toBeUndefined();
  });
});
