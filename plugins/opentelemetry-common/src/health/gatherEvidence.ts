import { PastPlan, QueryPlan, SourcePlan } from '../plan/plan';
import { IdentityId } from '../plan/identity';
import { RESTART_WINDOW } from '../plan/saturation';
import { HealthEvidence, SourceEvidence } from './evidence';
import { Reading } from './reading';

/* Who measures what containers use, in words that people know. */
const measurers: Partial<Record<IdentityId, string>> = {
  cluster: 'kube-state-metrics and cAdvisor',
  receivers: "the collector's receivers",
};

/**
 * What a service's health is judged by, from the answers to the queries of its plan. A query without an answer is a figure
 * that nobody knows.
 *
 * @public
 */
export function gatherEvidence(options: {
  service: HealthEvidence['service'];
  plan: QueryPlan;
  /** The plan's queries for earlier weeks. */
  past?: readonly PastPlan[];
  /** Answers by the text of their query. */
  answers: ReadonlyMap<string, Reading>;
  alerts?: HealthEvidence['alerts'];
  objectives?: HealthEvidence['objectives'];
  pipeline: HealthEvidence['pipeline'];
  now: Date;
}): HealthEvidence {
  const { service, plan, past = [], answers, pipeline, now } = options;
  const { alerts, objectives } = options;
  const read = (query: string): Reading =>
    answers.get(query) ?? { value: null };
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'HealthEvidence',
    service,
    now: now.toISOString(),
    sources: plan.sources.map((source, index) => ({
      ...figuresOf(source, plan.window, read),
      history: past.flatMap(({ weeksAgo, sources }) =>
        sources[index]
          ? [
              {
                weeksAgo,
                requests: read(sources[index].requests.query),
                failureRatio: read(sources[index].failureRatio.query),
                p95: read(sources[index].p95.query),
              },
            ]
          : [],
      ),
    })),
    saturation: plan.saturation.map(({ signal, identity, query }) => ({
      signal,
      source: measurers[identity] ?? identity,
      windowSeconds:
        (signal === 'restarts' ? RESTART_WINDOW : plan.window) / 1000,
      reading: read(query),
    })),
    ...(alerts && { alerts }),
    ...(objectives && { objectives }),
    pipeline,
  };
}

function figuresOf(
  { source, queries }: SourcePlan,
  window: number,
  read: (query: string) => Reading,
): SourceEvidence {
  return {
    convention: source.convention,
    kind: source.kind,
    metric: source.histogram.metric,
    windowSeconds: window / 1000,
    requests: read(queries.requests.query),
    failureRatio: read(queries.failureRatio.query),
    p95: read(queries.p95.query),
    newest: read(queries.newest.query),
  };
}
