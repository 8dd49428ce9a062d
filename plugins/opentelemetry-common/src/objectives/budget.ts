import { allowedShare } from './burnAlerts';
import { INCREMENT } from './records';
import { Objective } from './types';

/**
 * Events of five minutes, as an objective's rules record them.
 *
 * @public
 */
export interface Increment {
  /** The end of the five minutes, in milliseconds since 1970. */
  at: number;
  events: number;
  errors: number;
}

/**
 * How the budget of an objective stands.
 *
 * @public
 */
export interface Budget {
  /** In the window. Rates are extrapolated, so that these are not whole numbers. */
  events: number;
  errors: number;
  /** The share of events that were bad; undefined where there was none. */
  errorRatio?: number;
  /** The share of the budget that is left; negative where it is overspent; undefined where there was no event. */
  left?: number;
  /** How many times as fast as allowed it burned in the last hour; undefined where there was no event. */
  burnRate?: number;
  /** In how many seconds it is spent at that rate: 0 where it is; undefined where it will not be. */
  exhaustedInSeconds?: number;
  /** Of how much of the window there is data, in seconds. */
  coveredSeconds: number;
  windowSeconds: number;
}

const HOUR = 3_600_000;

/**
 * The budget of an objective from what was recorded of its events: ((1 − target) − bad / all) / (1 − target). Each event
 * weighs the same, whenever it came. Increments that are no numbers, are negative, lie in the future or are there twice do not
 * count; a gap is what is not covered.
 *
 * @public
 */
export function budgetOf(options: {
  objective: Pick<Objective, 'target' | 'windowSeconds'>;
  increments: readonly Increment[];
  now: Date;
}): Budget {
  const { objective, now } = options;
  const { target, windowSeconds } = objective;
  const allowed = allowedShare(target);
  const end = now.getTime();
  const increments = sound(options.increments).filter(
    ({ at }) => at > end - windowSeconds * 1000 && at <= end,
  );
  const { events, errors } = summed(increments);
  const hour = summed(increments.filter(({ at }) => at > end - HOUR));
  const errorRatio = events > 0 ? errors / events : undefined;
  const left = errorRatio === undefined ? undefined : 1 - errorRatio / allowed;
  const burnRate =
    hour.events > 0 ? hour.errors / hour.events / allowed : undefined;
  const exhausted = exhaustion(left, burnRate, windowSeconds);
  return {
    events,
    errors,
    ...(errorRatio !== undefined && { errorRatio }),
    ...(left !== undefined && { left }),
    ...(burnRate !== undefined && { burnRate }),
    ...(exhausted !== undefined && { exhaustedInSeconds: exhausted }),
    coveredSeconds: Math.min(
      (increments.length * INCREMENT) / 1000,
      windowSeconds,
    ),
    windowSeconds,
  };
}

/** At a rate of 1, a whole budget lasts as long as its window. */
function exhaustion(
  left: number | undefined,
  burnRate: number | undefined,
  windowSeconds: number,
): number | undefined {
  if (left === undefined) {
    return undefined;
  }
  if (left <= 0) {
    return 0;
  }
  return burnRate !== undefined && burnRate > 0
    ? (left * windowSeconds) / burnRate
    : undefined;
}

function sound(increments: readonly Increment[]): Increment[] {
  const counts = (value: number) => Number.isFinite(value) && value >= 0;
  return [
    ...new Map(
      increments
        .filter(
          ({ at, events, errors }) =>
            Number.isFinite(at) && counts(events) && counts(errors),
        )
        .map(increment => [increment.at, increment]),
    ).values(),
  ];
}

function summed(increments: readonly Increment[]): {
  events: number;
  errors: number;
} {
  return increments.reduce(
    (sum, { events, errors }) => ({
      events: sum.events + events,
      // What is bad is a part of all, whatever extrapolation says.
      errors: sum.errors + Math.min(errors, events),
    }),
    { events: 0, errors: 0 },
  );
}
