import { askAgainAt, backoff, isRateLimit, mayAskAgain } from './wait';

const now = new Date('2026-11-21T10:00:00Z');
const refusal = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

it.each<[headers: Record<string, string>, at: string | undefined]>([
  [{}, undefined],
  [{ 'retry-after': '30' }, '2026-11-21T10:00:30.000Z'],
  [
    { 'retry-after': 'Sat, 21 Nov 2026 10:05:00 GMT' },
    '2026-11-21T10:05:00.000Z',
  ],
  [{ 'retry-after': 'soon' }, undefined],
  [
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795259400' },
    '2026-11-21T11:10:00.000Z',
  ],
  [
    { 'ratelimit-remaining': '0', 'ratelimit-reset': '1795259400' },
    '2026-11-21T11:10:00.000Z',
  ],
  [
    { 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '1795259400' },
    undefined,
  ],
])('reads from %j when to ask again', (headers, at) => {
  expect(askAgainAt(refusal(429, headers), now)?.toISOString()).toBe(at);
});

it.each<[status: number, headers: Record<string, string>, is: boolean]>([
  [429, {}, true],
  [403, {}, false],
  [403, { 'x-ratelimit-remaining': '0' }, true],
  [403, { 'x-ratelimit-remaining': '9' }, false],
  [403, { 'retry-after': '60' }, true],
  [503, { 'retry-after': '60' }, false],
])('tells by %d %j whether it was too many requests', (status, headers, is) => {
  expect(isRateLimit(refusal(status, headers))).toBe(is);
});

it.each<[string, number, Record<string, string>, boolean]>([
  ['GET', 500, {}, true],
  ['HEAD', 502, {}, true],
  ['GET', 404, {}, false],
  ['GET', 429, {}, true],
  ['POST', 429, {}, true],
  // The forge may have done what was asked before it failed.
  ['POST', 500, {}, false],
  ['PATCH', 503, {}, false],
  ['PATCH', 503, { 'retry-after': '1' }, true],
])(
  'tells for %s and %d %j whether to ask again',
  (method, status, headers, may) => {
    expect(mayAskAgain(method, refusal(status, headers))).toBe(may);
  },
);

it('waits longer each time, and not all together', () => {
  expect([0, 1, 2].map(attempt => backoff(attempt, 0))).toEqual([
    250, 500, 1000,
  ]);
  expect(backoff(0, 1)).toBe(375);
});
