import { kitchenTime, nextRetryAt } from './retry';

const at = new Date('2026-03-02T09:13:00Z');

it.each([
  [undefined, 0, 5],
  [undefined, 1, 10],
  [undefined, 4, 80],
  [undefined, 10, 180],
  [{ backoff: { duration: '1m', factor: 3, maxDuration: '5m' } }, 1, 180],
  [{ backoff: { duration: '1m', factor: 3, maxDuration: '5m' } }, 2, 300],
  [{ backoff: { duration: '7' } }, 0, 7],
])('with %j, retry %d comes after %d seconds', (retry, retries, seconds) => {
  expect(nextRetryAt(retry, at, retries).getTime() - at.getTime()).toBe(
    seconds * 1000,
  );
});

it('refuses a duration that it cannot read', () => {
  expect(() => nextRetryAt({ backoff: { duration: 'soon' } }, at, 0)).toThrow(
    'unable to parse soon as a duration',
  );
});

it.each([
  ['2026-03-02T09:13:00Z', '9:13AM'],
  ['2026-03-02T00:05:00Z', '12:05AM'],
  ['2026-03-02T12:00:00Z', '12:00PM'],
  ['2026-03-02T23:59:00Z', '11:59PM'],
])('%s is %s', (time, expected) => {
  expect(kitchenTime(new Date(time))).toBe(expected);
});
