import { Phrase, Status } from '@socle/plugin-platform-common';

/**
 * A system that is asked, and how it answered last.
 *
 * @public
 */
export interface SourceState {
  /** As the configuration calls it. */
  name: string;
  title?: string;
  kind: 'metrics' | 'alerts' | 'dashboards' | 'deploys';
  /** `unknown` before it was asked. Where it is down, `staleSince` says since when. */
  status: Status;
}

/**
 * What an answer lacks. Whoever draws it says so beside what is there.
 *
 * - `notConfigured`: no source of metrics is configured for the cluster `cluster`.
 * - `unreachable`: the source `source` does not answer, or not in time; `message` is for people.
 * - `refused`: the source `source` refuses the query; `message` is its own words.
 * - `partial`: the source `source` answered in part; `message` is its own warning.
 * - `tooManySeries`: `shown` of more are shown.
 * - `tooLarge`: the answer of `source` was larger than is read.
 * - `windowNotCovered`: there are data of `covered` seconds of the `window` seconds of an objective.
 * - `alertsUnknown`, `dashboardsUnknown`, `deploysUnknown`: `source` cannot be asked for them.
 *
 * @public
 */
export type TelemetryWarning = Phrase<
  | 'notConfigured'
  | 'unreachable'
  | 'refused'
  | 'partial'
  | 'tooManySeries'
  | 'tooLarge'
  | 'windowNotCovered'
  | 'alertsUnknown'
  | 'dashboardsUnknown'
  | 'deploysUnknown'
>;

/**
 * Where to go on reading, with time range and service filled in.
 *
 * @public
 */
export interface TelemetryLink {
  kind: 'dashboard' | 'explore' | 'traces' | 'logs';
  /** A dashboard's own title; unset for others, which the page names by their kind. */
  title?: string;
  /** What opens: `grafana`, `tempo`, `jaeger`, `loki`. */
  system: 'grafana' | 'tempo' | 'jaeger' | 'loki';
  url: string;
}
