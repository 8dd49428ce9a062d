import { Matcher } from '../../promql/types';
import { TimeUnit } from '../names';

/**
 * What a service does for others: it answers requests, or takes messages. `spans` counts both, from traces; `network` is what
 * passes on the wire.
 *
 * @public
 */
export type ServedKind = 'http' | 'rpc' | 'messaging' | 'spans' | 'network';

/**
 * What a service asks of others.
 *
 * @public
 */
export type AskedKind = 'http-client' | 'rpc-client' | 'database';

/** One generation of a semantic convention: how its measurements are called, and which of them are errors. */
export interface Convention {
  id: ConventionId;
  kind: ServedKind | AskedKind;
  /** The histogram of durations, by its name in OpenTelemetry, and the unit that the convention gives it. */
  histogram: { metric: string; unit: TimeUnit };
  /** Where requests are counted apart from durations: the counter's name in OpenTelemetry. */
  counter?: string;
  /** A metric whose presence says that another, incompatible version is at work. */
  unless?: string;
  /** Which measurements are meant, by attributes of OpenTelemetry. */
  only: readonly Matcher[];
  /** Sets of matchers that have no measurement in common: what any of them matches is an error of the server. */
  errors: readonly (readonly Matcher[])[];
  /** The attributes by which measurements are told apart. */
  attributes: {
    route?: string;
    status?: string;
    method?: string;
    peer?: string;
    system?: string;
  };
}

/**
 * The generations that are known, the best of each kind first.
 *
 * @public
 */
export type ConventionId =
  | 'http-stable'
  | 'http-old'
  | 'rpc-new'
  | 'rpc-old'
  | 'messaging'
  | 'spans-collector'
  | 'spans-tempo'
  | 'hubble'
  | 'http-client-stable'
  | 'http-client-old'
  | 'rpc-client-new'
  | 'rpc-client-old'
  | 'database';
