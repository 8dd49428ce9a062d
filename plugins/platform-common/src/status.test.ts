import { compareStatus, Status, withStaleness, worstOf } from './status';

const observedAt = '2026-11-21T10:00:00.000Z';
const status = (level: Status['level'], staleSince?: string): Status => ({
  level,
  reason: `It is ${level}`,
  observedAt,
  ...(staleSince && { staleSince }),
});

describe('worstOf', () => {
  it.each<[Status[], Status | undefined]>([
    [[], undefined],
    [[status('ok'), status('ok')], status('ok')],
    [[status('ok'), status('unknown')], status('unknown')],
    [[status('unknown'), status('warning'), status('ok')], status('warning')],
    [[status('warning'), status('error')], status('error')],
    [[status('ok'), status('ok', observedAt)], status('ok', observedAt)],
  ])('%j', (statuses, expected) => {
    expect(worstOf(statuses)).toEqual(expected);
  });
});

it('sorts the worst first, the stale before the fresh', () => {
  const sorted = [
    status('ok'),
    status('error'),
    status('unknown'),
    status('error', observedAt),
    status('warning'),
  ].sort(compareStatus);
  expect(sorted.map(({ level }) => level)).toEqual([
    'error',
    'error',
    'warning',
    'unknown',
    'ok',
  ]);
  expect(sorted[0].staleSince).toBe(observedAt);
});

describe('withStaleness', () => {
  const read = (given: Status, now: string) =>
    withStaleness({
      status: given,
      promiseMilliseconds: 60_000,
      now: new Date(now),
    });

  it('is as it was while the promise holds', () => {
    expect(read(status('ok'), '2026-11-21T10:01:00.000Z')).toEqual(
      status('ok'),
    );
  });

  it('is stale since the promise was broken, and keeps its level', () => {
    expect(read(status('ok'), '2026-11-21T10:05:00.000Z')).toEqual(
      status('ok', '2026-11-21T10:01:00.000Z'),
    );
  });

  it('keeps the moment that its source knew', () => {
    const stale = status('ok', '2026-11-21T10:00:01.000Z');
    expect(read(stale, '2026-11-21T10:05:00.000Z')).toEqual(stale);
  });
});
