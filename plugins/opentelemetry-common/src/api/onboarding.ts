import { OnboardingSteps } from '../onboarding/onboardingSteps';
import { SourceState, TelemetryWarning } from './sources';

/**
 * What to add to a service so that it sends telemetry, and whether the first data arrived:
 * `GET /entities/:kind/:namespace/:name/onboarding`. Ask again every few seconds while one of them waits.
 *
 * @public
 */
export interface Onboarding {
  entityRef: string;
  environments: EnvironmentOnboarding[];
}

/** @public */
export interface EnvironmentOnboarding {
  name: string;
  cluster: string;
  namespace: string;
  /** `service.name` as it is looked for. */
  service: string;
  /** Where SDKs send to: `http://otel-collector.observability:4318`. Unset where the configuration does not say it. */
  endpoint?: string;
  /** For each language, with the endpoint and the names filled in. */
  steps: OnboardingSteps[];
  firstData: FirstData;
  sources: SourceState[];
  warnings: TelemetryWarning[];
}

/**
 * - `arrived`: the service tells of its requests; `metric` is one that was seen, `lastAt` when its newest sample was taken.
 * - `other`: something of the service arrives, and nothing that tells of requests; `metrics` are a few of them.
 * - `waiting`: nothing came for a day.
 * - `unknown`: the source cannot be asked.
 *
 * @public
 */
export type FirstData =
  | { state: 'arrived'; metric: string; lastAt?: string }
  | { state: 'other'; metrics: string[] }
  | { state: 'waiting' }
  | { state: 'unknown' };
