import { compileYaml, pod } from '../__testUtils__/documents';
import {
  cart,
  cnp,
  front,
  judgeUnknown,
  UnknownRow,
} from '../__testUtils__/unknown';
import { OutsideEndpoint } from '../model/flow';
import { evaluate } from './evaluate';

const api: OutsideEndpoint = { kind: 'outside', names: ['api.example.com'] };
const dns =
  '{toEntities: [cluster], toPorts: [{ports: [{port: "53"}], rules: {dns: [{matchPattern: "*"}]}}]}';

/* What is not known is never taken for allowed; what cannot matter is no reason to doubt. */
const rows: UnknownRow[] = [
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
];

it.each(rows)('judges $what: $verdict', row => {
  const { verdict, reasons } = row;
  expect(judgeUnknown(row)).toEqual(
    reasons ? { verdict, reasons } : { verdict },
  );
});

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
