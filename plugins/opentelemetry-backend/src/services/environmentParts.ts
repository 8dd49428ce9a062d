import {
  DeployMarker,
  EnvironmentHealth,
  HealthEvidence,
  ObjectiveStanding,
  PipelineEvidence,
  QueryPlan,
  Reading,
  ReportingState,
  ServiceAlert,
  SourceState,
} from '@socle/plugin-opentelemetry-common';
import { Place } from './Places';

/** What an answer says of a place itself. */
export function described({
  environment,
  service = '',
}: Place): Pick<
  EnvironmentHealth,
  'name' | 'cluster' | 'namespace' | 'suspended' | 'service'
> {
  const { name, cluster, namespace, suspended } = environment;
  return {
    name,
    cluster,
    namespace,
    ...(suspended && { suspended }),
    service,
  };
}

/** A place as a verdict names it. */
export function serviceOf({ environment, service, tenant }: Place) {
  const { name, namespace, cluster } = environment;
  return {
    name: (service ?? tenant).slice(0, 300),
    environment: name,
    namespace,
    cluster,
  };
}

/** What is seen of a service. */
export function reportingOf(
  plan: QueryPlan,
  { saturation = [] }: HealthEvidence,
  metrics: PipelineEvidence['metrics'],
): ReportingState {
  if (plan.sources.length > 0) {
    return 'requests';
  }
  if (metrics === 'unreachable') {
    return 'unavailable';
  }
  return saturation.some(({ reading }) => reading.value !== null)
    ? 'cluster'
    : 'nothing';
}

/** Alerts, as a verdict weighs them. */
export function alertEvidence(
  alerts: readonly ServiceAlert[],
): NonNullable<HealthEvidence['alerts']> {
  return alerts
    .slice(0, 500)
    .map(({ name, state, severity, since, summary, runbook, silence }) => ({
      name,
      state,
      ...(severity !== undefined && { severity }),
      ...(since !== undefined && { since }),
      ...(summary !== undefined && { summary }),
      ...(runbook !== undefined && { runbook: runbook.slice(0, 500) }),
      ...(silence && { silenced: true }),
    }));
}

/** How an objective stands, as a verdict weighs it. */
export function objectiveEvidence(
  objective: ObjectiveStanding,
  now: Date,
): NonNullable<HealthEvidence['objectives']>[number] {
  const { name, indicator, target, windowSeconds } = objective;
  const { thresholdSeconds, coveredSeconds, budgetLeft, burnRate } = objective;
  const reading = (value: number): Reading => ({
    value,
    at: now.toISOString(),
  });
  return {
    name,
    indicator: indicator === 'latency' ? 'latency' : 'availability',
    target,
    windowSeconds,
    ...(thresholdSeconds !== undefined && { thresholdSeconds }),
    ...(coveredSeconds !== undefined && { coveredSeconds }),
    ...(budgetLeft !== undefined && { budgetLeft: reading(budgetLeft) }),
    ...(burnRate !== undefined && {
      burnRate: reading(burnRate),
      badRatio: reading(burnRate * (1 - target)),
    }),
  };
}

/** Whether deployments are known. */
export function deploySource(
  deploys: readonly DeployMarker[] | undefined,
  now: Date,
): SourceState[] {
  return [
    {
      name: 'Argo CD',
      kind: 'deploys',
      status: {
        level: deploys ? 'ok' : 'unknown',
        reason: deploys
          ? 'Argo CD tells of its deployments'
          : 'No Argo CD can be read',
        observedAt: now.toISOString(),
      },
    },
  ];
}
