import { backoffMilliseconds } from './backoff';

it.each([
  [1, 1, 1_000],
  [2, 1, 2_000],
  [5, 1, 16_000],
  [6, 1, 30_000],
  [5_000, 1, 30_000],
  [3, 0.5, 2_000],
  [3, 0, 0],
])('after %p failures, with %p drawn: %p ms', (attempt, drawn, expected) => {
  expect(
    backoffMilliseconds({
      attempt,
      baseMilliseconds: 1_000,
      capMilliseconds: 30_000,
      random: () => drawn,
    }),
  ).toBe(expected);
});
