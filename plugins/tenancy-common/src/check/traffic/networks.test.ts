import { isCoveredBy, networkFrom, networksFrom, overlaps } from './networks';

const range = (text: string) => {
  const network = networkFrom(text);
  return network && [network.family, network.first, network.last];
};

describe('networkFrom', () => {
  it.each([
    ['10.0.0.0/8', [4, 0x0a000000n, 0x0affffffn]],
    ['10.1.2.3/32', [4, 0x0a010203n, 0x0a010203n]],
    ['0.0.0.0/0', [4, 0n, 0xffffffffn]],
    ['::/0', [6, 0n, 2n ** 128n - 1n]],
    ['2001:db8::/127', [6, 0x20010db8n << 96n, (0x20010db8n << 96n) + 1n]],
    ['::ffff:a00:0/104', [4, 0x0a000000n, 0x0affffffn]],
    ['::ffff:0:0/96', [4, 0n, 0xffffffffn]],
    ['10.0.0.0/33', undefined],
    ['ten', undefined],
  ])('reads %s', (text, expected) => {
    expect(range(text)).toEqual(expected);
  });
});

it.each([
  ['10.0.0.0/8', '10.64.0.0/14', true],
  ['10.64.0.0/14', '10.0.0.0/8', true],
  ['10.64.0.0/14', '10.68.0.0/14', false],
  ['10.64.0.1/32', '10.64.0.1/32', true],
  ['::/0', '10.0.0.0/8', false],
  ['::ffff:a40:0/110', '10.64.0.0/14', true],
])('tells of %s and %s whether they overlap: %s', (one, other, expected) => {
  const [a, b] = networksFrom([one, other]);
  expect(overlaps(a, b)).toBe(expected);
});

it.each([
  ['10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/9'], true],
  ['10.0.0.0/8', ['10.128.0.0/9', '10.0.0.0/9', '10.1.0.0/16'], true],
  ['10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/10'], false],
  ['10.0.0.0/8', ['::/0'], false],
  ['10.0.0.0/8', [], false],
  ['::/0', ['::/1', '8000::/1'], true],
])(
  'tells of %s and %s whether the parts are all of it: %s',
  (whole, parts, expected) => {
    const [network] = networksFrom([whole]);
    expect(isCoveredBy(network, networksFrom(parts))).toBe(expected);
  },
);
