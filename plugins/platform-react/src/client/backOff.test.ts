import { backOff, wait } from './backOff';

describe('backOff', () => {
  it.each([
    { failures: 1, random: 0, expected: 1_000 },
    { failures: 2, random: 0, expected: 2_000 },
    { failures: 4, random: 0, expected: 8_000 },
    { failures: 6, random: 0, expected: 30_000 },
    { failures: 60, random: 0, expected: 30_000 },
    { failures: 2, random: 1, expected: 1_000 },
    { failures: 6, random: 0.5, expected: 22_500 },
  ])(
    'after $failures failures, with $random, is $expected ms',
    ({ failures, random, expected }) => {
      expect(backOff({ failures, random })).toBe(expected);
    },
  );
});

describe('wait', () => {
  it('ends as soon as it is no longer wanted', async () => {
    const controller = new AbortController();
    const waiting = wait(3_600_000, controller.signal);
    controller.abort();

    await expect(waiting).resolves.toBeUndefined();
    await expect(wait(3_600_000, controller.signal)).resolves.toBeUndefined();
  });
});
