import {
  budgetOf,
  EntityObjectives,
  ObjectiveDetail,
  objectiveQueries,
  ObjectiveStanding,
  parseDuration,
} from '@socle/plugin-opentelemetry-common';
import { InstantSample, RangeSeries } from '../clients/answers';
import { Asking } from './Asking';
import { finiteOf } from './figures';
import { Links } from './Links';
import { Place } from './Places';

const HOUR = 3_600;
const RECORDED = 300;
/* Rules record each five minutes: nothing new is there before. */
const KEPT = 60_000;

/** How the objectives of a place stand; those that burn most first. */
export async function standingsOf(
  asking: Asking,
  { target }: Place,
  now: Date,
): Promise<ObjectiveStanding[]> {
  const queries = objectiveQueries(target);
  const [targets, left, covered] = await Promise.all(
    [queries.target, queries.budgetLeft, queries.covered].map(query =>
      asking.instant(query, KEPT),
    ),
  );
  if (!targets || targets.length === 0) {
    return [];
  }
  const end = Math.floor(now.getTime() / 1000 / RECORDED) * RECORDED;
  const hour = { from: end - HOUR + RECORDED, to: end, step: RECORDED };
  const [events, errors] = await Promise.all(
    [queries.events, queries.errors].map(query => asking.range(query, hour)),
  );
  return targets
    .map(sample => {
      const of = (samples: readonly InstantSample[] | undefined) =>
        finiteOf(samples?.find(one => isSame(one, sample))?.value);
      const standing = describe(sample);
      const budgetLeft = of(left) ?? undefined;
      const share = of(covered);
      const { burnRate } = budgetOf({
        objective: standing,
        increments: incrementsOf(events, errors, sample),
        now,
      });
      const exhausted = exhaustion(
        budgetLeft,
        burnRate,
        standing.windowSeconds,
      );
      return {
        ...standing,
        ...(share !== null && {
          coveredSeconds: Math.round(
            Math.min(1, share) * standing.windowSeconds,
          ),
        }),
        ...(budgetLeft !== undefined && { budgetLeft }),
        ...(burnRate !== undefined && { burnRate }),
        ...(exhausted !== undefined && { exhaustedInSeconds: exhausted }),
      };
    })
    .sort((one, other) => (one.budgetLeft ?? 2) - (other.budgetLeft ?? 2));
}

/** The objectives of a place with how their budgets burned down over their window. */
export async function detailsOf(options: {
  asking: Asking;
  place: Place;
  links: Links;
  now: Date;
}): Promise<EntityObjectives['objectives']> {
  const { asking, place, links, now } = options;
  const standings = await standingsOf(asking, place, now);
  const queries = objectiveQueries(place.target);
  const end = Math.floor(now.getTime() / 1000 / RECORDED) * RECORDED;
  const window = Math.max(0, ...standings.map(one => one.windowSeconds));
  if (window === 0) {
    return [];
  }
  const all = { from: end - window + RECORDED, to: end, step: RECORDED };
  const step = Math.ceil(window / 240 / RECORDED) * RECORDED;
  const coarse = {
    from: Math.floor((end - window) / step) * step + step,
    to: Math.floor(end / step) * step,
    step,
  };
  const [events, errors, left] = await Promise.all([
    asking.range(queries.events, all),
    asking.range(queries.errors, all),
    asking.range(queries.budgetLeft, coarse),
  ]);
  const shown = { from: (end - window) * 1000, to: end * 1000 };
  const origin = (query: string) =>
    links.origin(asking.source.config, query, shown);
  return standings.map((standing): ObjectiveDetail => {
    const mine = { labels: { objective: standing.name } };
    const increments = incrementsOf(events, errors, mine);
    return {
      ...standing,
      budget: budgetOf({ objective: standing, increments, now }),
      burnDown: (left?.find(one => isSame(one, mine))?.points ?? []).map(
        ([at, value]) => [at, finiteOf(value)],
      ),
      events: summed(increments, step, ({ events: count }) => count),
      errors: summed(increments, step, ({ errors: count }) => count),
      origins: {
        burnDown: origin(queries.budgetLeft),
        events: origin(queries.events),
        errors: origin(queries.errors),
      },
    };
  });
}

/** What the labels of a target say of its objective. */
function describe(
  sample: InstantSample,
): Pick<
  ObjectiveStanding,
  | 'name'
  | 'title'
  | 'indicator'
  | 'target'
  | 'windowSeconds'
  | 'thresholdSeconds'
> {
  const { objective = '', title, indicator, window, threshold } = sample.labels;
  const slow = Number(threshold);
  return {
    name: objective.slice(0, 200),
    title: (title ?? objective).slice(0, 300),
    indicator:
      indicator === 'latency' || indicator === 'queries'
        ? indicator
        : 'availability',
    // A target that is none would make a budget of nothing.
    target: Math.min(Math.max(sample.value, 0.000001), 0.9999999),
    windowSeconds: (parseDuration(window ?? '') ?? 2_592_000_000) / 1000,
    ...(slow > 0 && { thresholdSeconds: slow }),
  };
}

interface Increment {
  at: number;
  events: number;
  errors: number;
}

function incrementsOf(
  events: readonly RangeSeries[] | undefined,
  errors: readonly RangeSeries[] | undefined,
  of: { labels: Readonly<Record<string, string>> },
): Increment[] {
  const bad = new Map(errors?.find(one => isSame(one, of))?.points ?? []);
  return (events?.find(one => isSame(one, of))?.points ?? []).map(
    ([at, count]) => ({
      at: at * 1000,
      events: count,
      errors: bad.get(at) ?? 0,
    }),
  );
}

function summed(
  increments: readonly Increment[],
  step: number,
  count: (increment: Increment) => number,
): [number, number][] {
  const sums = new Map<number, number>();
  for (const increment of increments) {
    const value = count(increment);
    const at = Math.ceil(increment.at / 1000 / step) * step;
    sums.set(at, (sums.get(at) ?? 0) + (Number.isFinite(value) ? value : 0));
  }
  return [...sums];
}

function isSame(
  one: { labels: Readonly<Record<string, string>> },
  other: { labels: Readonly<Record<string, string>> },
): boolean {
  return one.labels.objective === other.labels.objective;
}

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
