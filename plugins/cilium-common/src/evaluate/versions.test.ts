import { compileYaml, pod } from '../__testUtils__/documents';
import { PolicyContext } from '../model/context';
import { Flow } from '../model/flow';
import { parseVersion } from '../model/version';
import { judge } from './evaluate';

/*
 * What changed from 1.16 to 1.20, read in the source of 1.16.0, 1.16.9, 1.16.19, 1.17.0, 1.17.3, 1.17.14, 1.18.4, 1.19.0 and
 * 1.20.2.
 */
const cart = pod('shop', 'cart');
const front = pod('web', 'front');

const cnp = (spec: string) =>
  `{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, ${spec}}}`;

interface Change {
  what: string;
  yaml: string;
  flow: Flow;
  context?: PolicyContext;
  /** By version. */
  verdicts: Record<string, 'allowed' | 'denied' | 'unknown'>;
}

const changes: Change[] = [
  {
    what: 'peers are of the own cluster unless they name one, from 1.19 on; before, what the other cluster lets out decides',
    yaml: cnp('ingress: [{fromEndpoints: [{}]}]'),
    flow: { from: { ...cart, cluster: 'other' }, to: cart, port: 80 },
    verdicts: {
      '1.16': 'unknown',
      '1.18.4': 'unknown',
      '1.19': 'denied',
      '1.20': 'denied',
    },
  },
  {
    what: 'two stars and a dot are several labels, from 1.19 on',
    yaml: cnp('egress: [{toFQDNs: [{matchPattern: "**.example.com"}]}]'),
    flow: {
      from: cart,
      to: {
        kind: 'outside',
        address: '192.0.2.1',
        names: ['a.b.example.com'],
        resolved: true,
      },
      port: 443,
    },
    verdicts: { '1.18': 'denied', '1.19': 'allowed', '1.20': 'allowed' },
  },
  {
    what: 'a pod labelled host is taken for the node, until 1.19',
    yaml: cnp('ingress: [{}]'),
    flow: {
      from: front,
      to: pod('shop', undefined, { labels: { host: 'yes' } }),
      port: 80,
    },
    verdicts: { '1.16': 'allowed', '1.19': 'allowed', '1.20': 'denied' },
  },
  {
    what: 'what all peers have to have besides counts, until 1.18',
    yaml: cnp(
      'ingress: [{fromEndpoints: [{}]}, {fromRequires: [{matchLabels: {role: reader}}]}]',
    ),
    flow: { from: cart, to: cart, port: 80 },
    // A field that is gone makes the policy one that is refused.
    verdicts: {
      '1.16': 'denied',
      '1.18': 'denied',
      '1.19': 'allowed',
      '1.20': 'allowed',
    },
  },
  {
    what: 'and those that have it pass',
    yaml: cnp(
      'ingress: [{fromEndpoints: [{}]}, {fromRequires: [{matchLabels: {role: reader}}]}]',
    ),
    flow: {
      from: pod('shop', 'cart', { labels: { role: 'reader' } }),
      to: cart,
      port: 80,
    },
    verdicts: { '1.16': 'allowed', '1.18': 'allowed' },
  },
  {
    what: 'the entity cluster-mesh is there from 1.20 on, and a policy with it is refused before',
    yaml: cnp('ingress: [{fromEntities: [cluster-mesh]}]'),
    flow: { from: { kind: 'entity', entity: 'world' }, to: cart, port: 80 },
    verdicts: { '1.19': 'allowed', '1.20': 'denied' },
  },
  {
    what: 'groups are meant by their labels from 1.17 on, and a policy that does is refused before',
    yaml: cnp(
      'egress: [{toCIDRSet: [{cidrGroupSelector: {matchLabels: {a: b}}}]}]',
    ),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdicts: { '1.16': 'allowed', '1.17': 'unknown', '1.20': 'unknown' },
  },
  {
    what: 'a name of a port for egress is one number for the whole cluster, until 1.19',
    yaml: cnp('egress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: {
      from: cart,
      to: { ...front, namedPorts: { http: 8080 } },
      port: 8080,
    },
    verdicts: { '1.16': 'unknown', '1.19': 'unknown', '1.20': 'allowed' },
  },
  {
    what: 'and with several numbers it is none',
    yaml: cnp('egress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: {
      from: cart,
      to: { ...front, namedPorts: { http: 8080 } },
      port: 8080,
    },
    context: { namedPorts: { http: [8080, 8081] } },
    verdicts: { '1.19': 'denied', '1.20': 'allowed' },
  },
  {
    what: 'with one number it is that, whoever is meant',
    yaml: cnp('egress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: { from: cart, to: front, port: 8080 },
    context: { namedPorts: { http: [8080] } },
    verdicts: { '1.19': 'allowed', '1.20': 'denied' },
  },
  {
    what: 'what must not be there, beside a reserved key, means what it says, until 1.19',
    yaml: cnp(
      'egress: [{toEndpoints: [{matchExpressions: [{key: app, operator: DoesNotExist}, {key: "reserved:health", operator: DoesNotExist}]}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    verdicts: { '1.19': 'denied', '1.20': 'allowed' },
  },
  {
    what: 'rules of layer 7 leave other requests alone without default deny, from a patch of 1.16 and 1.17 on',
    yaml: cnp(
      'ingress: [{toPorts: [{ports: [{port: "80", protocol: TCP}], rules: {http: [{method: GET}]}}]}], enableDefaultDeny: {ingress: false}',
    ),
    flow: {
      from: front,
      to: cart,
      port: 80,
      http: { method: 'POST', path: '/' },
    },
    verdicts: {
      '1.16.9': 'denied',
      '1.16.12': 'unknown',
      '1.16.19': 'allowed',
      '1.16': 'unknown',
      '1.17.3': 'denied',
      '1.17.14': 'allowed',
      '1.18': 'allowed',
      '1.20': 'allowed',
    },
  },
  {
    what: 'where policies always apply, the node may reach pods that none selects, until 1.19',
    yaml: 'kind: Other',
    flow: { from: { kind: 'entity', entity: 'host' }, to: cart, port: 80 },
    context: { mode: 'always' },
    verdicts: { '1.19': 'allowed', '1.20': 'denied' },
  },
  {
    what: "labels of a node's place never enter an identity, from 1.19 on",
    yaml: cnp(
      'ingress: [{fromEndpoints: [{matchLabels: {topology.kubernetes.io/zone: a}}]}]',
    ),
    flow: {
      from: pod('shop', undefined, {
        labels: { 'topology.kubernetes.io/zone': 'a' },
      }),
      to: cart,
      port: 80,
    },
    verdicts: { '1.18': 'allowed', '1.19': 'denied' },
  },
  {
    what: 'rules for Kafka are rules of layer 7 until 1.19, and then no field',
    yaml: cnp(
      'ingress: [{toPorts: [{ports: [{port: "80", protocol: TCP}], rules: {kafka: [{role: produce}]}}]}]',
    ),
    flow: {
      from: front,
      to: cart,
      port: 80,
      http: { method: 'GET', path: '/' },
    },
    verdicts: { '1.19': 'unknown', '1.20': 'allowed' },
  },
];

describe.each(changes)('$what', ({ yaml, flow, context, verdicts }) => {
  it.each(Object.entries(verdicts))('%s: %s', (version, verdict) => {
    const compiled = compileYaml(yaml, {
      ...context,
      version: parseVersion(version),
    });
    expect(judge(compiled, flow).verdict).toBe(verdict);
  });
});

it.each([
  ['1.20', { minor: 20 }],
  ['v1.18.4', { minor: 18, patch: 4 }],
  ['1.21.0-dev', { minor: 21, patch: 0 }],
  ['1.15.3', undefined],
  ['2.0', undefined],
  ['latest', undefined],
])('reads version %s', (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});
