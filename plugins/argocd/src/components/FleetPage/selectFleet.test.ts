import { fleetRow } from '../../__fixtures__/fleet';
import { isNarrowed, parseFleetQuery, printFleetQuery } from './fleetQuery';
import { choicesOf, groupFleet, selectFleet } from './selectFleet';

const rows = [
  fleetRow('a', { tenant: 'shop', cluster: 'lyon' }),
  fleetRow('b', { verdict: 'failing', since: '2026-11-21T09:00:00Z' }),
  fleetRow('c', {
    verdict: 'failing',
    since: '2026-11-21T10:00:00Z',
    cause: 'imageNotFound',
    reason: { code: 'degraded', parameters: {} },
  }),
  fleetRow('d', { verdict: 'outOfSync', tenant: undefined }),
];
const names = (some: { name: string }[]) => some.map(({ name }) => name);

it('has the worst first, then the most recent', () => {
  expect(names(selectFleet(rows, { text: '' }))).toEqual(['c', 'b', 'd', 'a']);
});

it.each([
  ['q=B', ['b']],
  ['verdict=failing', ['c', 'b']],
  ['tenant=shop', ['a']],
  ['cluster=lyon', ['a']],
  ['reason=imageNotFound', ['c']],
  ['reason=degraded', ['c']],
  ['project=none', []],
  ['verdict=nonsense&group=nonsense&unknown=x', ['c', 'b', 'd', 'a']],
])('?%s has %j', (address, expected) => {
  expect(
    names(selectFleet(rows, parseFleetQuery(new URLSearchParams(address)))),
  ).toEqual(expected);
});

it('writes into an address what it reads from it', () => {
  const address =
    'q=x%26y&verdict=failing&tenant=shop&cluster=lyon&reason=degraded&group=project';
  const query = parseFleetQuery(new URLSearchParams(address));
  expect(printFleetQuery(query).toString()).toBe(address);
  expect(isNarrowed(query)).toBe(true);
  expect(isNarrowed({ text: ' ', group: 'tenant' })).toBe(false);
  expect(
    parseFleetQuery(new URLSearchParams({ q: 'x'.repeat(1_000) })).text,
  ).toHaveLength(253);
});

it('groups in the order of the worst, with what has no group of its own', () => {
  const groups = groupFleet(selectFleet(rows, { text: '' }), 'tenant');
  expect(groups.map(({ value, rows: some }) => [value, names(some)])).toEqual([
    ['payments', ['c', 'b']],
    [undefined, ['d']],
    ['shop', ['a']],
  ]);
  expect(groups[0].counts).toEqual({ failing: 2 });
});

it('knows what there is to choose from', () => {
  expect(choicesOf(rows)).toMatchObject({
    tenant: ['payments', 'shop'],
    reason: ['delivered', 'imageNotFound'],
  });
});

it('selects among 10,000 without anybody waiting for it', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    fleetRow(`payments.dev.service-${index}`),
  );
  expect(selectFleet(many, { text: 'service-99' })).toHaveLength(111);
});
