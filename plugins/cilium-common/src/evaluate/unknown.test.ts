import { compileYaml, pod } from '../__testUtils__/documents';
import { PolicyContext } from '../model/context';
import { Flow, OutsideEndpoint } from '../model/flow';
import { UnknownReason } from '../model/verdict';
import { evaluate } from './evaluate';

const cart = pod('shop', 'cart');
const front = pod('web', 'front');
const api: OutsideEndpoint = { kind: 'outside', names: ['api.example.com'] };
const cnp = (spec: string) =>
  `{kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}, spec: {endpointSelector: {}, ${spec}}}`;
const dns =
  '{toEntities: [cluster], toPorts: [{ports: [{port: "53"}], rules: {dns: [{matchPattern: "*"}]}}]}';

interface Row {
  what: string;
  yaml: string;
  flow: Flow;
  context?: PolicyContext;
  verdict: string;
  reasons?: UnknownReason[];
}

/* What is not known is never taken for allowed; what cannot matter is no reason to doubt. */
const rows: Row[] = [
  {
    what: 'a port left out, though every port is open',
    yaml: cnp('ingress: [{fromEntities: [all]}]'),
    flow: { from: front, to: cart },
    verdict: 'unknown',
    reasons: ['port'],
  },
  {
    what: 'a port left out, where every port is closed',
    yaml: cnp('ingress: [{}]'),
    flow: { from: front, to: cart },
    verdict: 'denied',
  },
  {
    what: 'a port left out, where some are open',
    yaml: cnp('ingress: [{toPorts: [{ports: [{port: "80"}]}]}]'),
    flow: { from: front, to: cart },
    verdict: 'unknown',
    reasons: ['port'],
  },
  {
    what: 'port 0, which is none',
    yaml: cnp('ingress: [{fromEntities: [all]}]'),
    flow: { from: front, to: cart, port: 0 },
    verdict: 'unknown',
    reasons: ['port'],
  },
  {
    what: 'a port beyond the last',
    yaml: cnp('ingress: [{fromEntities: [all]}]'),
    flow: { from: front, to: cart, port: 70_000 },
    verdict: 'unknown',
    reasons: ['port'],
  },
  {
    what: 'a protocol that nobody knows',
    yaml: cnp('ingress: [{fromEntities: [all]}]'),
    flow: { from: front, to: cart, port: 80, protocol: 'QUIC' },
    verdict: 'unknown',
    reasons: ['protocol'],
  },
  {
    what: 'an entity that nobody knows',
    yaml: cnp('ingress: [{fromEntities: [world]}]'),
    flow: { from: { kind: 'entity', entity: 'martians' }, to: cart, port: 80 },
    verdict: 'unknown',
    reasons: ['entity'],
  },
  {
    what: 'an entity that nobody knows, where all may come',
    yaml: cnp('ingress: [{fromEntities: [all]}]'),
    flow: { from: { kind: 'entity', entity: 'martians' }, to: cart, port: 80 },
    verdict: 'allowed',
  },
  {
    what: 'labels that are not known, of a peer',
    yaml: cnp('ingress: [{fromEndpoints: [{matchLabels: {app: front}}]}]'),
    flow: {
      from: pod('shop', undefined, { labels: undefined }),
      to: cart,
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['labels'],
  },
  {
    what: 'labels that are not known, of a peer in another namespace',
    yaml: cnp('ingress: [{fromEndpoints: [{matchLabels: {app: front}}]}]'),
    flow: {
      from: pod('web', undefined, { labels: undefined }),
      to: cart,
      port: 80,
    },
    verdict: 'denied',
  },
  {
    what: 'labels that are not known, of whom a policy may be about',
    yaml: cnp('ingress: [{}]').replace(
      'endpointSelector: {}',
      'endpointSelector: {matchLabels: {app: cart}}',
    ),
    flow: {
      from: front,
      to: pod('shop', undefined, { labels: undefined }),
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['labels'],
  },
  {
    what: 'labels that are not known, where everything is closed anyway',
    yaml: `${cnp('ingress: [{}]')}\n---\n${cnp('ingress: [{fromEndpoints: [{}]}]').replace('name: a', 'name: b').replace('endpointSelector: {}', 'endpointSelector: {matchLabels: {app: cart}}')}`,
    flow: {
      from: front,
      to: pod('shop', undefined, { labels: undefined }),
      port: 80,
    },
    verdict: 'denied',
  },
  {
    what: 'an address that is not known, and a rule about addresses',
    yaml: cnp('egress: [{toCIDR: [192.0.2.0/24]}]'),
    flow: { from: cart, to: { kind: 'outside', names: [] }, port: 443 },
    verdict: 'unknown',
    reasons: ['address'],
  },
  {
    what: 'an address that is not known, and a rule about all of them',
    yaml: cnp('egress: [{toEntities: [world]}]'),
    flow: { from: cart, to: { kind: 'outside', names: [] }, port: 443 },
    verdict: 'allowed',
  },
  {
    what: 'an address that is not known, and a rule about addresses on another port',
    yaml: cnp(
      'egress: [{toCIDR: [192.0.2.0/24], toPorts: [{ports: [{port: "80"}]}]}]',
    ),
    flow: { from: cart, to: { kind: 'outside', names: [] }, port: 443 },
    verdict: 'denied',
  },
  {
    what: 'an address that is not known, and a denial of some addresses',
    yaml: cnp(
      'egress: [{toEntities: [world]}], egressDeny: [{toCIDR: [192.0.2.0/24]}]',
    ),
    flow: { from: cart, to: { kind: 'outside', names: [] }, port: 443 },
    verdict: 'unknown',
    reasons: ['address'],
  },
  {
    what: 'names that are not known',
    yaml: cnp('egress: [{toFQDNs: [{matchName: api.example.com}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1' },
      port: 443,
    },
    verdict: 'unknown',
    reasons: ['names'],
  },
  {
    what: 'a name that Cilium can see being resolved',
    yaml: cnp(`egress: [{toFQDNs: [{matchName: api.example.com}]}, ${dns}]`),
    flow: { from: cart, to: api, port: 443 },
    verdict: 'allowed',
  },
  {
    what: 'a name that Cilium cannot see being resolved',
    yaml: cnp('egress: [{toFQDNs: [{matchName: api.example.com}]}]'),
    flow: { from: cart, to: api, port: 443 },
    verdict: 'unknown',
    reasons: ['nameNeverSeen'],
  },
  {
    what: 'a name that was never resolved',
    yaml: cnp(`egress: [{toFQDNs: [{matchName: api.example.com}]}, ${dns}]`),
    flow: { from: cart, to: { ...api, resolved: false }, port: 443 },
    verdict: 'denied',
  },
  {
    what: 'a name that was resolved, wherever',
    yaml: cnp('egress: [{toFQDNs: [{matchName: api.example.com}]}]'),
    flow: { from: cart, to: { ...api, resolved: true }, port: 443 },
    verdict: 'allowed',
  },
  {
    what: 'services that are not visible',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: db, namespace: shop}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    verdict: 'unknown',
    reasons: ['services'],
  },
  {
    what: 'services that are visible',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: web, namespace: web}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    context: {
      services: [{ namespace: 'web', name: 'web', selector: { app: 'front' } }],
    },
    verdict: 'allowed',
  },
  {
    what: 'services that select others',
    yaml: cnp(
      'egress: [{toServices: [{k8sService: {serviceName: web, namespace: web}}]}]',
    ),
    flow: { from: cart, to: front, port: 80 },
    context: {
      services: [{ namespace: 'web', name: 'web', selector: { app: 'db' } }],
    },
    verdict: 'denied',
  },
  {
    what: 'services by their labels, with backends of their own',
    yaml: cnp(
      'egress: [{toServices: [{k8sServiceSelector: {selector: {matchLabels: {tier: legacy}}}}]}]',
    ),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.9', names: [] },
      port: 80,
    },
    context: {
      services: [
        {
          namespace: 'web',
          name: 'old',
          labels: { tier: 'legacy' },
          backends: ['192.0.2.9'],
        },
      ],
    },
    verdict: 'allowed',
  },
  {
    what: 'backends that are not visible',
    yaml: cnp('egress: [{toServices: [{k8sService: {serviceName: old}}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.9', names: [] },
      port: 80,
    },
    context: { services: [{ namespace: 'web', name: 'old' }] },
    verdict: 'unknown',
    reasons: ['services'],
  },
  {
    what: "a cloud's group",
    yaml: cnp('egress: [{toGroups: [{aws: {securityGroupsIds: [sg-1]}}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['externalGroup'],
  },
  {
    what: 'a group of networks that is not visible',
    yaml: cnp('egress: [{toCIDRSet: [{cidrGroupRef: partners}]}]'),
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'unknown',
    reasons: ['groups'],
  },
  {
    what: 'a group of networks that is visible',
    yaml: `${cnp('egress: [{toCIDRSet: [{cidrGroupRef: partners}]}]')}\n---\n{kind: CiliumCIDRGroup, metadata: {name: partners}, spec: {externalCIDRs: [192.0.2.0/24]}}`,
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'allowed',
  },
  {
    what: 'groups by their labels',
    yaml: `${cnp('egress: [{toCIDRSet: [{cidrGroupSelector: {matchLabels: {kind: partner}}}]}]')}\n---\n{kind: CiliumCIDRGroup, metadata: {name: a, labels: {kind: partner}}, spec: {externalCIDRs: [192.0.2.0/24]}}\n---\n{kind: CiliumCIDRGroup, metadata: {name: b, labels: {kind: office}}, spec: {externalCIDRs: [192.0.2.0/24]}}`,
    flow: {
      from: cart,
      to: { kind: 'outside', address: '192.0.2.1', names: [] },
      port: 80,
    },
    verdict: 'allowed',
  },
  {
    what: 'a port by its name, of a pod whose ports are not known',
    yaml: cnp('ingress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: { from: front, to: { ...cart, namedPorts: undefined }, port: 80 },
    verdict: 'unknown',
    reasons: ['namedPort'],
  },
  {
    what: 'policies that contradict each other',
    yaml: cnp(
      'ingress: [{toPorts: [{ports: [{port: "80"}]}], authentication: {mode: required}}, {toPorts: [{ports: [{port: "80"}]}], authentication: {mode: disabled}}]',
    ),
    flow: { from: front, to: cart, port: 80 },
    verdict: 'unknown',
    reasons: ['conflict'],
  },
  {
    what: 'a denial elsewhere, whatever is not known here',
    yaml: cnp('egress: [{}], ingress: [{toPorts: [{ports: [{port: http}]}]}]'),
    flow: { from: cart, to: { ...cart, namedPorts: undefined }, port: 80 },
    verdict: 'denied',
  },
  {
    what: 'nodes by their address, where networks mean nodes too',
    yaml: cnp('egress: [{toCIDR: [192.0.2.0/24]}]'),
    flow: {
      from: cart,
      to: { kind: 'entity', entity: 'remote-node', address: '192.0.2.1' },
      port: 80,
    },
    context: { cidrMatches: ['nodes'] },
    verdict: 'allowed',
  },
  {
    what: 'pods by their address, where networks mean pods too',
    yaml: cnp('egress: [{toCIDR: [0.0.0.0/0]}]'),
    flow: { from: cart, to: { ...front, address: '10.42.0.7' }, port: 80 },
    context: { cidrMatches: ['pods'] },
    verdict: 'allowed',
  },
  {
    what: 'pods whose address is not known, where networks mean pods too',
    yaml: cnp('egress: [{toCIDR: [10.42.0.0/16]}]'),
    flow: { from: cart, to: front, port: 80 },
    context: { cidrMatches: ['pods'] },
    verdict: 'unknown',
    reasons: ['address'],
  },
  {
    what: 'a mode in which policies never apply',
    yaml: cnp('ingress: [{}]'),
    flow: { from: front, to: cart, port: 80 },
    context: { mode: 'never' },
    verdict: 'allowed',
  },
  {
    what: 'a mode in which policies always apply',
    yaml: 'kind: Other',
    flow: { from: front, to: cart, port: 80 },
    context: { mode: 'always' },
    verdict: 'denied',
  },
];

it.each(rows)(
  'judges $what: $verdict',
  ({ yaml, flow, context, verdict, reasons = [] }) => {
    const found = evaluate(compileYaml(yaml, context), flow);
    expect(found.verdict).toBe(verdict);
    const told = [...found.egress.unknown, ...found.ingress.unknown];
    if (verdict === 'unknown') {
      expect([...new Set(told)]).toEqual(reasons);
    }
  },
);

it('says that a name has to be resolved first', () => {
  const compiled = compileYaml(
    cnp(`egress: [{toFQDNs: [{matchName: api.example.com}]}, ${dns}]`),
  );
  const found = evaluate(compiled, { from: cart, to: api, port: 443 });
  expect(found.egress.onceResolved).toBe(true);
  expect(found.explanation.summary.code).toBe('allowedOnceResolved');
});

it('asks no policies about what Cilium does not manage', () => {
  const compiled = compileYaml(
    '{kind: CiliumClusterwideNetworkPolicy, metadata: {name: a}, spec: {endpointSelector: {}, egress: [{}]}}',
  );
  for (const entity of ['world', 'remote-node', 'host', 'kube-apiserver']) {
    const { egress } = evaluate(compiled, {
      from: { kind: 'entity', entity },
      to: cart,
      port: 80,
    });
    expect(egress).toMatchObject({ verdict: 'allowed', reason: 'exempt' });
  }
  const { egress } = evaluate(compiled, {
    from: { kind: 'entity', entity: 'health' },
    to: cart,
    port: 80,
  });
  expect(egress.verdict).toBe('denied');
});
