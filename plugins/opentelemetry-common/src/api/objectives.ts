import { Budget } from '../objectives/budget';
import { ChartPoint, FigureOrigin } from './figures';
import { SourceState, TelemetryWarning } from './sources';

/**
 * An objective of a service in one environment, as its rules record it.
 *
 * @public
 */
export interface ObjectiveStanding {
  name: string;
  title: string;
  indicator: 'availability' | 'latency' | 'queries';
  /** The share of events that is to be good: 0.999. */
  target: number;
  /** What is slow, in seconds; for latency. */
  thresholdSeconds?: number;
  windowSeconds: number;
  /** Of how much of that there is data, in seconds. */
  coveredSeconds?: number;
  /** The share of the budget that is left; negative where it is overspent; unset where there was no event. */
  budgetLeft?: number;
  /** How many times as fast as allowed it burned in the last hour. */
  burnRate?: number;
  /** In how many seconds it is spent at that rate: 0 where it is; unset where it will not be. */
  exhaustedInSeconds?: number;
}

/**
 * The objectives of an entity with how their budgets burned down:
 * `GET /entities/:kind/:namespace/:name/objectives/:environment`.
 *
 * @public
 */
export interface EntityObjectives {
  entityRef: string;
  environment: string;
  objectives: ObjectiveDetail[];
  sources: SourceState[];
  warnings: TelemetryWarning[];
}

/** @public */
export interface ObjectiveDetail extends ObjectiveStanding {
  budget: Budget;
  /** The share of the budget that was left, over its window. */
  burnDown: readonly ChartPoint[];
  /** What was recorded of good and bad events, by step, over its window. */
  events: readonly ChartPoint[];
  errors: readonly ChartPoint[];
  origins: {
    burnDown: FigureOrigin;
    events: FigureOrigin;
    errors: FigureOrigin;
  };
}
