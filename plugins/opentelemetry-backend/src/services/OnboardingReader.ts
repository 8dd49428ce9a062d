import {
  EnvironmentOnboarding,
  FirstData,
  onboardingSteps,
  planQueries,
  printQuery,
} from '@socle/plugin-opentelemetry-common';
import { Asking } from './Asking';
import { finiteOf, momentOf } from './figures';
import { Place } from './Places';
import { probe } from './Probes';
import { SharedReads } from './SharedReads';

const KEPT = 5_000;
const LOOK_BACK = 86_400;

/** What a service needs to send telemetry from one environment, and whether the first has come. */
export async function onboardingOf(options: {
  place: Place;
  reads: SharedReads;
  now: () => Date;
}): Promise<EnvironmentOnboarding> {
  const { place, reads, now } = options;
  const { source, tenant, environment, service = tenant } = place;
  const { name, cluster, namespace } = environment;
  const endpoint = source?.config.otlpEndpoint;
  const asking =
    source &&
    new Asking({
      source,
      whose: { tenant, environment: name },
      reads,
      now,
    });
  const firstData: FirstData = asking
    ? await firstDataOf(asking, place, now())
    : { state: 'unknown' };
  return {
    name,
    cluster,
    namespace,
    service,
    ...(endpoint !== undefined && { endpoint }),
    steps: onboardingSteps({
      service,
      tenant,
      environment: name,
      namespace,
      cluster,
      ...(endpoint !== undefined && { endpoint }),
    }),
    firstData,
    sources: source ? [source.state()] : [],
    warnings: asking?.warnings ?? [
      { code: 'notConfigured', parameters: { cluster } },
    ],
  };
}

async function firstDataOf(
  asking: Asking,
  { target }: Place,
  now: Date,
): Promise<FirstData> {
  const seen = await probe(asking, target, now);
  if (!seen) {
    return { state: 'unknown' };
  }
  const [served] = planQueries({ target, probe: seen }).sources;
  if (served) {
    const newest = await asking.instant(served.queries.newest.query, KEPT);
    const at = finiteOf(newest?.[0]?.value);
    return {
      state: 'arrived',
      metric: served.source.histogram.metric,
      ...(at !== null && { lastAt: momentOf(at) }),
    };
  }
  const { namespace, service, matchers = [] } = target;
  const others = await asking.names(
    selectorOf([
      { label: 'k8s_namespace_name', value: namespace },
      ...(service === undefined
        ? []
        : [{ label: 'service_name', value: service }]),
      ...matchers,
    ]),
    LOOK_BACK,
    KEPT,
  );
  if (others === undefined) {
    return { state: 'unknown' };
  }
  return others.length > 0
    ? { state: 'other', metrics: others.slice(0, 10) }
    : { state: 'waiting' };
}

function selectorOf(
  matchers: readonly { label: string; value: string }[],
): string {
  return printQuery({
    kind: 'selector',
    matchers: matchers.map(({ label, value }) => ({
      label,
      operator: '=',
      value,
    })),
  });
}
