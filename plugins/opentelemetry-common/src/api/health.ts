import { RefusedClaim } from '@socle/plugin-platform-common';
import { HealthVerdict } from '../health/types';
import { ConventionId } from '../plan/conventions/types';
import { SaturationSignal } from '../plan/saturation';
import { InstrumentationScore } from '../score/scoreInstrumentation';
import { AlertSpan, DeployMarker, ServiceAlert } from './alerts';
import { Chart, ComparedFigure, Figure } from './figures';
import { ObjectiveStanding } from './objectives';
import { SourceState, TelemetryLink, TelemetryWarning } from './sources';

/**
 * The health of an entity in each of its environments: `GET /entities/:kind/:namespace/:name/health`, for the card.
 *
 * @public
 */
export interface EntityHealth {
  entityRef: string;
  /** Unset where it belongs to no tenant: it then has no environments. */
  tenant?: { name: string; title?: string };
  /** The worst of its environments that are not suspended; unset where there is none. */
  verdict?: HealthVerdict;
  /** The environment of that verdict. */
  worstEnvironment?: string;
  /** In the order of promotion. */
  environments: EnvironmentHealth[];
  /** Claims of the entity that yield nothing. */
  refused: RefusedClaim[];
}

/**
 * What is seen of a service in an environment.
 *
 * - `requests`: it tells of its requests, or its spans or the network do.
 * - `cluster`: only its containers are seen.
 * - `nothing`: nothing was seen of it for a day: offer onboarding.
 * - `notConfigured`: no source of metrics is configured for the cluster.
 * - `unavailable`: the source does not answer, and nothing is known from before.
 *
 * @public
 */
export type ReportingState =
  'requests' | 'cluster' | 'nothing' | 'notConfigured' | 'unavailable';

/**
 * What a service's figures are read from.
 *
 * @public
 */
export interface MetricSource {
  convention: ConventionId;
  /** What it does for others: `http`, `rpc`, `messaging`, `spans`, `network`. */
  kind: string;
  /** As Prometheus has it. */
  metric: string;
  histogram: 'classic' | 'native' | 'both';
}

/** @public */
export interface EnvironmentHealth {
  name: string;
  cluster: string;
  namespace: string;
  suspended?: boolean;
  /** `service.name` as it is looked for. */
  service: string;
  reporting: ReportingState;
  verdict: HealthVerdict;
  /** What it serves, the busiest first. Empty where only its containers are seen. */
  figures: ServedFigures[];
  objectives: ObjectiveStanding[];
  /** Those that fire first. */
  alerts: ServiceAlert[];
  /** Of the last day, the newest first. */
  deploys: DeployMarker[];
  links: TelemetryLink[];
  sources: SourceState[];
  warnings: TelemetryWarning[];
}

/** @public */
export interface ServedFigures {
  source: MetricSource;
  requests: ComparedFigure;
  failureRatio: ComparedFigure;
  p95: ComparedFigure;
}

/**
 * The ranges that may be asked for, with their seconds.
 *
 * @public
 */
export const healthRanges = {
  '1h': 3_600,
  '3h': 10_800,
  '12h': 43_200,
  '24h': 86_400,
  '7d': 604_800,
} as const satisfies Readonly<Record<string, number>>;

/** @public */
export type HealthRange = keyof typeof healthRanges;

/**
 * Whether a text is one of the ranges.
 *
 * @public
 */
export function isHealthRange(text: string): text is HealthRange {
  return Object.hasOwn(healthRanges, text);
}

/**
 * What the health tab shows: `GET /entities/:kind/:namespace/:name/health/:environment?range=3h`. Without a range, three
 * hours.
 *
 * @public
 */
export interface HealthDetail {
  entityRef: string;
  range: { id: HealthRange; from: string; to: string; stepSeconds: number };
  health: EnvironmentHealth;
  charts: Chart[];
  /** What happened meanwhile. */
  deploys: DeployMarker[];
  alertSpans: AlertSpan[];
  breakdowns: Breakdown[];
  dependencies: Dependency[];
  saturation: SaturationFigure[];
  warnings: TelemetryWarning[];
}

/**
 * The figures of the last minutes, apart by one thing. Rows are the busiest first; 50 of them at most.
 *
 * @public
 */
export interface Breakdown {
  by: 'route' | 'status' | 'pod' | 'version';
  kind: string;
  rows: BreakdownRow[];
  /** How many there are; more than the rows where not all are shown. */
  total: number;
}

/** @public */
export interface BreakdownRow {
  /** The route, the status, the pod or the version; empty where series do not say it. */
  name: string;
  requests: Figure;
  /** By status: not there. */
  failureRatio?: Figure;
  p95?: Figure;
}

/**
 * What the service asks of others, as it measures it itself.
 *
 * @public
 */
export interface Dependency {
  /** The address or name of whom it asks; empty where series do not say it. */
  peer: string;
  kind: 'http-client' | 'rpc-client' | 'database';
  requests: Figure;
  failureRatio: Figure;
  p95: Figure;
  level: HealthVerdict['level'];
}

/** @public */
export interface SaturationFigure {
  signal: SaturationSignal;
  figure: Figure;
  /** Who measures it, in words that people know. */
  measuredBy: string;
}

/**
 * How well a service is instrumented: `GET /entities/:kind/:namespace/:name/instrumentation/:environment`.
 *
 * @public
 */
export interface EntityInstrumentation {
  entityRef: string;
  environment: string;
  score: InstrumentationScore;
  /** How many series were looked at. */
  series: number;
  observedAt: string;
  sources: SourceState[];
  warnings: TelemetryWarning[];
}
