import {
  EntityInstrumentation,
  instrumentationMatches,
  scoreInstrumentation,
} from '@socle/plugin-opentelemetry-common';
import { Asking } from './Asking';
import { Place } from './Places';
import { SharedReads } from './SharedReads';

/* The specification looks at 30 days; the head of Prometheus, at what is sent now: an hour says what is wrong today. */
const LOOK_BACK = 3_600;
const KEPT = 300_000;

/** How well a service is instrumented. */
export async function instrumentationOf(options: {
  entityRef: string;
  place: Place;
  reads: SharedReads;
  now: () => Date;
}): Promise<EntityInstrumentation> {
  const { entityRef, place, reads, now } = options;
  const { source, target, tenant, environment } = place;
  const base = {
    entityRef,
    environment: environment.name,
    observedAt: now().toISOString(),
  };
  if (!source) {
    return {
      ...base,
      score: scoreInstrumentation({ series: [], truncated: true }),
      series: 0,
      sources: [],
      warnings: [
        { code: 'notConfigured', parameters: { cluster: environment.cluster } },
      ],
    };
  }
  const asking = new Asking({
    source,
    whose: { tenant, environment: environment.name },
    reads,
    now,
  });
  const found = await asking.series(
    instrumentationMatches(target),
    LOOK_BACK,
    KEPT,
  );
  const series = found?.series ?? [];
  return {
    ...base,
    score: scoreInstrumentation({
      series,
      truncated: found?.truncated ?? true,
    }),
    series: series.length,
    sources: [source.state()],
    warnings: asking.warnings,
  };
}
