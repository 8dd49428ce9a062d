import { ConventionId } from '../plan/conventions/types';
import { Translation } from '../plan/names';

/**
 * What the users of a service may count on.
 *
 * @public
 */
export interface Objective {
  name: string;
  title?: string;
  /** Labels by which Prometheus finds rules. */
  labels: Readonly<Record<string, string>>;
  tenant: string;
  service: string;
  environments: readonly string[];
  /** The share of events that is to be good: more than 0, less than 1. */
  target: number;
  /** Over how long it holds, in seconds. */
  windowSeconds: number;
  indicator: Indicator;
  /** With fewer events in its longer window, no alert fires. */
  minimumEvents?: number;
  alerts: 'page' | 'ticket' | 'none';
  runbook?: string;
}

/**
 * Which events there are, and which of them are bad.
 *
 * @public
 */
export type Indicator =
  | { kind: 'availability'; requests: CountedRequests }
  | {
      kind: 'latency';
      requests: CountedRequests;
      /** A request that takes longer is bad. */
      thresholdSeconds: number;
    }
  | {
      kind: 'queries';
      /** PromQL of counters. */
      total: string;
      /** Of the bad events, or of the good ones. */
      part: { errors: string } | { good: string };
      /** The label that holds the namespace. */
      namespaceLabel: string;
    };

/** @public */
export interface CountedRequests {
  convention: ConventionId;
  translation: Translation;
  histogram: 'classic' | 'native';
  /** Boundaries of the buckets in seconds, where they are not the convention's. */
  boundaries?: readonly number[];
  route?: string;
  method?: string;
}
