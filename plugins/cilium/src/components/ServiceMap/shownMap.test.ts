import { ServiceMap, ServiceNode } from '@socle/plugin-cilium-common';
import { map as small } from '../../__fixtures__/policies';
import { layoutMap, structureOf } from './layoutMap';
import { nextItem } from './nextItem';
import { readable, shownMap } from './shownMap';

const checkout = 'p/payments-dev/checkout';
const nothingOpen: ReadonlySet<string> = new Set();

const nodeOf = (namespace: string, name: string): ServiceNode => ({
  id: `${namespace}/${name}`,
  kind: 'workload',
  name: `${namespace}/${name}`,
  namespace,
  isOwn: true,
});

/** A hub that so many of a namespace talk to. */
function star(count: number): ServiceMap {
  const hub = nodeOf('hub', 'hub');
  const others = Array.from({ length: count }, (_, index) =>
    nodeOf('shop', `service-${index}`),
  );
  return {
    nodes: [hub, ...others],
    edges: others.map(({ id }) => ({
      from: id,
      to: hub.id,
      ports: [
        {
          port: 80,
          protocol: 'TCP',
          allowed: 1,
          refused: 0,
          audited: 0,
          firstSeen: 0,
          lastSeen: 0,
        },
      ],
      lastSeen: 0,
      outcome: 'allowed',
    })),
    hidden: 0,
  };
}

it('draws each of a small map, and marks what is refused or not encrypted', () => {
  const { items, edges } = shownMap(small.map, {
    focus: new Set([checkout]),
    open: nothingOpen,
  });

  expect(
    items.map(({ id, isFocus, out, in: incoming, refused }) => [
      id,
      isFocus,
      out,
      incoming,
      refused,
    ]),
  ).toEqual([
    [checkout, true, 2, 0, 1],
    ['p/payments-dev/ledger', false, 0, 1, 1],
    ['outside/api.stripe.com', false, 0, 1, 0],
  ]);
  expect(
    edges.map(({ label, isRefused, isPlain }) => [label, isRefused, isPlain]),
  ).toEqual([
    ['5432/TCP', true, true],
    ['443/TCP', false, false],
  ]);
});

it('draws only what is refused, where that is asked for', () => {
  const { items } = shownMap(small.map, {
    focus: new Set([checkout]),
    open: nothingOpen,
    refusedOnly: true,
  });

  expect(items.map(({ id }) => id)).toEqual([
    checkout,
    'p/payments-dev/ledger',
  ]);
});

it('draws what is too much to be read as one, until it is opened', () => {
  const large = star(readable + 20);
  const closed = shownMap(large, {
    focus: new Set(['hub/hub']),
    open: nothingOpen,
  });

  expect(closed.items.map(({ id, group }) => [id, group?.count])).toEqual([
    ['hub/hub', undefined],
    ['group shop', readable + 20],
  ]);
  expect(closed.edges).toHaveLength(1);
  expect(
    shownMap(large, {
      focus: new Set(['hub/hub']),
      open: new Set(['shop']),
    }).items,
  ).toHaveLength(readable + 21);
});

it('lays the same map out in the same way, whatever was seen on it', () => {
  const options = { focus: new Set([checkout]), open: nothingOpen };
  const before = structureOf(shownMap(small.map, options));
  const after = structureOf(
    shownMap(
      {
        ...small.map,
        nodes: [...small.map.nodes].reverse(),
        edges: small.map.edges.map(edge => ({
          ...edge,
          ports: edge.ports.map(port => ({ ...port, refused: 0 })),
        })),
      },
      options,
    ),
  );

  expect(after).toEqual(before);
  const layout = layoutMap(before);
  const x = (id: string) => layout.places.get(id)?.x ?? NaN;
  expect(x(checkout)).toBeLessThan(x('p/payments-dev/ledger'));
  expect(layout.ways.size).toBe(2);
});

it.each([
  [checkout, 'ArrowRight', 'p/payments-dev/ledger'],
  ['outside/api.stripe.com', 'ArrowLeft', checkout],
  [checkout, 'ArrowDown', 'p/payments-dev/ledger'],
  [checkout, 'ArrowUp', undefined],
  [checkout, 'End', 'outside/api.stripe.com'],
  [checkout, 'x', undefined],
])('goes from %s by %s to %s', (current, key, expected) => {
  const shown = shownMap(small.map, {
    focus: new Set([checkout]),
    open: nothingOpen,
  });
  expect(nextItem(shown, current, key)).toBe(expected);
});
