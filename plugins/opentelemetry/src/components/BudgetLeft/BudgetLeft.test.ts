import { ObjectiveStanding } from '@socle/plugin-opentelemetry-common';
import { exhaustionOf, leastLeft } from '.';

const standing = (
  name: string,
  changes: Partial<ObjectiveStanding>,
): ObjectiveStanding => ({
  name,
  title: name,
  indicator: 'availability',
  target: 0.999,
  windowSeconds: 2_592_000,
  ...changes,
});

it.each([
  ['burns faster than allowed', { burnRate: 2, exhaustedInSeconds: 60 }, 60],
  [
    'burns no faster than allowed',
    { burnRate: 1, exhaustedInSeconds: 60 },
    undefined,
  ],
  ['is spent', { burnRate: 0, exhaustedInSeconds: 0 }, 0],
  ['does not burn', {}, undefined],
])('says when a budget is spent that %s', (_, changes, expected) => {
  expect(exhaustionOf(standing('one', changes))).toBe(expected);
});

it('has the objective with the least left first, and what nobody knows last', () => {
  const unknown = standing('unknown', {});
  const spent = standing('spent', { budgetLeft: -1 });
  const whole = standing('whole', { budgetLeft: 1 });
  expect(leastLeft([unknown, whole, spent])).toBe(spent);
  expect(leastLeft([unknown, whole])).toBe(whole);
  expect(leastLeft([])).toBeUndefined();
});
