import { printQuery } from '../promql/print';
import { Expression } from '../promql/types';
import { Dimension } from './dimensions';
import { IdentityId } from './identity';
import {
  failureRatio,
  failures,
  Measured,
  newest,
  quantile,
  requests,
} from './measures';
import { Probe } from './probe';
import { SaturationSignal, saturationOf } from './saturation';
import { dependenciesOf, SignalSource, sourcesOf } from './source';
import { ServiceTarget } from './target';

/**
 * A query of the plan, ready to be sent.
 *
 * @public
 */
export interface PlannedQuery {
  query: string;
  unit: QueryUnit;
}

/**
 * What the figures of a query are counted in. `moment` is seconds since 1970, `share` is from 0 to 1.
 *
 * @public
 */
export type QueryUnit = 'perSecond' | 'share' | 'seconds' | 'count' | 'moment';

/**
 * What is asked of one source.
 *
 * @public
 */
export type SourceMeasure =
  'requests' | 'failures' | 'failureRatio' | 'p50' | 'p95' | 'p99' | 'newest';

/** @public */
export interface SourcePlan {
  source: SignalSource;
  queries: Readonly<Record<SourceMeasure, PlannedQuery>>;
}

/** @public */
export interface SaturationPlan extends PlannedQuery {
  signal: SaturationSignal;
  identity: IdentityId;
}

/**
 * Every query of a service's health, and where its figures come from.
 *
 * @public
 */
export interface QueryPlan {
  target: ServiceTarget;
  /** What the service serves, by kind. Empty: only Kubernetes knows of it. */
  sources: SourcePlan[];
  /** What it asks of others, apart by whom it asks. */
  dependencies: SourcePlan[];
  saturation: SaturationPlan[];
  /** Milliseconds of each rate. */
  window: number;
}

/**
 * Milliseconds of a rate where nothing else is asked for: a few intervals of export, so that a missing sample does no harm.
 *
 * @public
 */
export const DEFAULT_WINDOW = 300_000;

/**
 * The queries for a service's rate, errors, duration and saturation, from what it was seen to emit. Every query is held to
 * the target's namespace.
 *
 * @public
 */
export function planQueries(options: {
  target: ServiceTarget;
  probe: Probe;
  /** Milliseconds of each rate. */
  window?: number;
  /** How much earlier, in milliseconds: a week, to compare. */
  offset?: number;
  /** Apart by these; all together where it is left out. */
  by?: readonly Dimension[];
}): QueryPlan {
  const { target, probe, window = DEFAULT_WINDOW, offset, by } = options;
  const of = (source: SignalSource, apart = by): SourcePlan => ({
    source,
    queries: queriesOf({
      target,
      source,
      window,
      ...(offset !== undefined && { offset }),
      ...(apart && { by: apart }),
    }),
  });
  return {
    target,
    sources: sourcesOf(probe).map(source => of(source)),
    dependencies: dependenciesOf(probe).map(source => of(source, ['peer'])),
    saturation: saturationOf({ target, probe, window }).map(
      ({ signal, identity, expression }) => ({
        signal,
        identity,
        ...planned(expression, unitOf(signal)),
      }),
    ),
    window,
  };
}

/**
 * What figures were at the same time of an earlier week: what a service is compared with where it has no objective.
 *
 * @public
 */
export interface PastPlan {
  weeksAgo: number;
  /** In the order of the plan's sources. */
  sources: Readonly<
    Record<'requests' | 'failureRatio' | 'p95', PlannedQuery>
  >[];
}

const WEEK = 604_800_000;

/**
 * The queries of a plan's sources for earlier weeks.
 *
 * @public
 */
export function planPast(
  { target, sources, window }: QueryPlan,
  weeks: readonly number[],
): PastPlan[] {
  return weeks.map(weeksAgo => ({
    weeksAgo,
    sources: sources.map(({ source }) => {
      const measured = { target, source, window, offset: weeksAgo * WEEK };
      return {
        requests: planned(requests(measured), 'perSecond'),
        failureRatio: planned(failureRatio(measured), 'share'),
        p95: planned(quantile(measured, 0.95), 'seconds'),
      };
    }),
  }));
}

function queriesOf(measured: Measured): SourcePlan['queries'] {
  const { window, ...rest } = measured;
  return {
    requests: planned(requests(measured), 'perSecond'),
    failures: planned(failures(measured), 'perSecond'),
    failureRatio: planned(failureRatio(measured), 'share'),
    p50: planned(quantile(measured, 0.5), 'seconds'),
    p95: planned(quantile(measured, 0.95), 'seconds'),
    p99: planned(quantile(measured, 0.99), 'seconds'),
    newest: planned(newest(rest), 'moment'),
  };
}

function unitOf(signal: SaturationSignal): QueryUnit {
  return signal === 'restarts' || signal === 'replicasMissing'
    ? 'count'
    : 'share';
}

function planned(expression: Expression, unit: QueryUnit): PlannedQuery {
  return { query: printQuery(expression), unit };
}
