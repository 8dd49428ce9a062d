import {
  contains,
  formatPrefix,
  overlap,
  parseAddress,
  parseNetwork,
  parsePrefix,
} from './prefix';

const network = (text: string) => {
  const found = parseNetwork(text);
  if (!found) {
    throw new Error(text);
  }
  return found;
};

it.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['192.0.2.129/25', '192.0.2.128/25'],
  ['192.0.2.1', '192.0.2.1/32'],
  ['2001:DB8::1/32', '2001:db8::/32'],
  ['::1', '::1/128'],
  ['::/0', '::/0'],
  ['::ffff:192.0.2.1', '::ffff:c000:201/128'],
])('%s is %s', (text, shown) => {
  expect(formatPrefix(network(text))).toBe(shown);
});

it.each([
  '',
  '10.0.0',
  '010.0.0.0/8',
  '10.0.0.0/33',
  '10.0.0.0/08',
  '10.0.0.0/',
  '10.0.0.0/-1',
  '/8',
  '256.0.0.1',
  '1',
  '0x7f.0.0.1',
  '::1::',
  '2001:db8::/129',
  'fe80::1%eth0',
  'example.com',
  ' 10.0.0.1',
])('%j is no network', text => {
  expect([parsePrefix(text), parseAddress(text)]).toEqual([
    undefined,
    undefined,
  ]);
});

it.each([
  ['10.0.0.0/8', '10.255.0.0/16', true],
  ['10.0.0.0/8', '10.0.0.0/8', true],
  ['10.0.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['192.0.2.128/25', '192.0.2.127', false],
  ['192.0.2.128/25', '192.0.2.128', true],
  ['0.0.0.0/0', '192.0.2.1', true],
  ['0.0.0.0/0', '::1', false],
  ['2001:db8::/33', '2001:db8:8000::1', false],
  ['2001:db8::/32', '2001:db8:8000::1', true],
])('that %s has %s in it is %s', (outer, inner, expected) => {
  expect(contains(network(outer), network(inner))).toBe(expected);
});

it.each([
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.0.0.0/8', true],
  ['10.1.0.0/16', '10.2.0.0/16', false],
])('that %s and %s have something in common is %s', (one, other, expected) => {
  expect(overlap(network(one), network(other))).toBe(expected);
});
