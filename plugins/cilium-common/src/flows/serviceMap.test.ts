import { flowOutside, flowPod, observed } from '../__testUtils__/flows';
import { FlowAggregates } from './FlowAggregates';
import { serviceMap } from './serviceMap';
import { ObservedFlow } from './types';

const cart = flowPod('shop', 'cart');
const db = flowPod('shop', 'db');

function mapOf(
  flows: Partial<ObservedFlow>[],
  { namespaces = ['shop'], maximumOutside = 10 } = {},
) {
  const aggregates = new FlowAggregates({ cluster: 'east', startedAt: 0 });
  flows.forEach(flow =>
    aggregates.add(
      observed({ verdict: 'forwarded', dropReason: undefined, ...flow }),
    ),
  );
  return serviceMap({
    groups: namespaces.flatMap(namespace =>
      aggregates.groups({ namespace, since: 0 }),
    ),
    maximumOutside,
  });
}

it('draws workloads and what passes between them', () => {
  const refused = { verdict: 'dropped', dropReason: 'POLICY_DENIED' } as const;
  const { nodes, edges, hidden } = mapOf([
    { source: cart, destination: db, port: 5432, direction: 'egress' },
    { source: cart, destination: db, port: 5432, direction: 'egress' },
    { source: cart, destination: db, port: 5432, direction: 'ingress' },
    { source: cart, destination: db, port: 80, ...refused },
    { destination: cart, port: 8080, isEncrypted: true },
    { destination: cart, port: 8080, http: { path: '/' }, isEncrypted: false },
    {
      source: cart,
      destination: flowOutside('192.0.2.1', 'api.example.com'),
      port: 443,
    },
    { source: { labels: ['reserved:host'] }, destination: cart, port: 9000 },
  ]);
  expect(hidden).toBe(0);
  expect(nodes.map(({ id, kind, isOwn }) => [id, kind, isOwn]).sort()).toEqual([
    ['east/host', 'other', false],
    ['east/shop/cart', 'workload', true],
    ['east/shop/db', 'workload', true],
    ['east/web/front', 'workload', false],
    ['outside/api.example.com', 'outside', false],
  ]);
  expect(
    edges
      .flatMap(({ from, to, outcome, ports }) =>
        ports.map(one =>
          [
            `${from} > ${to} (${outcome}) ${one.port}/${one.protocol}`,
            one.allowed,
            one.refused,
            one.encryption ?? '-',
          ].join(' '),
        ),
      )
      .sort(),
  ).toEqual([
    'east/host > east/shop/cart (allowed) 9000/TCP 1 0 -',
    'east/shop/cart > east/shop/db (refused) 5432/TCP 2 0 -',
    'east/shop/cart > east/shop/db (refused) 80/TCP 0 1 -',
    'east/shop/cart > outside/api.example.com (allowed) 443/TCP 1 0 -',
    'east/web/front > east/shop/cart (allowed) 8080/TCP 2 0 some',
  ]);
});

it('counts once what two namespaces tell', () => {
  const { edges } = mapOf([{}], { namespaces: ['shop', 'web'] });
  expect(edges.map(({ ports }) => ports[0].allowed)).toEqual([1]);
});

it('draws the rest of the outside as one', () => {
  const { nodes, edges, hidden } = mapOf(
    [1, 2, 2, 3, 4].map(last => ({
      source: cart,
      destination: flowOutside(`192.0.2.${last}`),
    })),
    { maximumOutside: 1 },
  );
  expect(hidden).toBe(3);
  expect(nodes.map(({ id }) => id).sort()).toEqual([
    'east/shop/cart',
    'outside/192.0.2.2',
    'outsiders',
  ]);
  expect(edges.map(({ ports }) => ports[0].allowed).sort()).toEqual([2, 3]);
});
