import { InstrumentationFacts, MetricFacts, SeriesLabels } from './facts';
import { ScoreRuleId } from './rules';

/**
 * How a rule stands: kept, broken with what breaks it, or not judged.
 *
 * @public
 */
export type RuleOutcome =
  | { outcome: 'passed' }
  | {
      outcome: 'failed';
      /** What breaks it: metrics, instances; a few of them. */
      subjects: string[];
    }
  | {
      outcome: 'notJudged';
      /**
       * `notFromMetrics`: metrics do not tell. `unitsNotKept`: Prometheus does not write units down. `noResources`: there is
       * no `target_info`. `noMetrics`, `noHistograms`: there is nothing to compare. `truncated`: too many series to see all.
       */
      why:
        | 'notFromMetrics'
        | 'unitsNotKept'
        | 'noResources'
        | 'noMetrics'
        | 'noHistograms'
        | 'truncated';
    };

/* MET-001: "less than 10.000 unique values within a 1-hour window". */
const MAX_VALUES = 10_000;
const MAX_SUBJECTS = 10;

/** Judges one rule. */
export function judge(
  rule: ScoreRuleId,
  facts: InstrumentationFacts,
): RuleOutcome {
  switch (rule) {
    case 'RES-001':
      return ofResources(facts, one => (one.instance ?? '') === '');
    case 'RES-002':
      return sharedInstances(facts);
    case 'RES-003':
      return ofResources(
        facts,
        one => (one.k8s_pod_uid ?? one['k8s.pod.uid'] ?? '') === '',
      );
    case 'RES-005':
      return ofResources(facts, one => serviceOf(one) === '');
    case 'MET-001':
      return ofMetrics(facts, ({ values }) =>
        [...values.values()].some(count => count >= MAX_VALUES),
      );
    case 'MET-002':
      return facts.hasUnits
        ? ofMetrics(facts, ({ units }) => units.has(''))
        : { outcome: 'notJudged', why: 'unitsNotKept' };
    case 'MET-003':
      return facts.hasUnits
        ? ofMetrics(facts, ({ units }) => units.size > 1)
        : { outcome: 'notJudged', why: 'unitsNotKept' };
    case 'MET-004':
      return facts.metrics.some(({ boundaries }) => boundaries.size > 0)
        ? ofMetrics(facts, ({ boundaries }) => boundaries.size > 1)
        : { outcome: 'notJudged', why: 'noHistograms' };
    default:
      return { outcome: 'notJudged', why: 'notFromMetrics' };
  }
}

function ofResources(
  { resources, truncated }: InstrumentationFacts,
  breaks: (resource: SeriesLabels) => boolean,
): RuleOutcome {
  return resources.length === 0
    ? { outcome: 'notJudged', why: 'noResources' }
    : outcomeOf(resources.filter(breaks).map(nameOf), truncated);
}

function ofMetrics(
  { metrics, truncated }: InstrumentationFacts,
  breaks: (metric: MetricFacts) => boolean,
): RuleOutcome {
  return metrics.length === 0
    ? { outcome: 'notJudged', why: 'noMetrics' }
    : outcomeOf(
        metrics.filter(breaks).map(({ name }) => name),
        truncated,
      );
}

/** One instance that is said of several pods. */
function sharedInstances({
  resources,
  truncated,
}: InstrumentationFacts): RuleOutcome {
  if (resources.length === 0) {
    return { outcome: 'notJudged', why: 'noResources' };
  }
  const pods = new Map<string, Set<string>>();
  for (const resource of resources) {
    const { instance = '' } = resource;
    const pod = podOf(resource);
    if (instance !== '' && pod !== '') {
      const key = JSON.stringify([serviceOf(resource), instance]);
      pods.set(key, (pods.get(key) ?? new Set()).add(pod));
    }
  }
  const shared = [...pods]
    .filter(([, names]) => names.size > 1)
    .map(([key]) => String(JSON.parse(key)[1]));
  return outcomeOf(shared, truncated);
}

function outcomeOf(subjects: string[], truncated: boolean): RuleOutcome {
  if (subjects.length > 0) {
    return {
      outcome: 'failed',
      subjects: [...new Set(subjects)].slice(0, MAX_SUBJECTS),
    };
  }
  return truncated
    ? { outcome: 'notJudged', why: 'truncated' }
    : { outcome: 'passed' };
}

/** The service of a resource: what stands behind the namespace in `job`, or the promoted attribute. */
export function serviceOf(resource: SeriesLabels): string {
  const { job = '' } = resource;
  return (
    resource.service_name ??
    resource['service.name'] ??
    job.slice(job.indexOf('/') + 1)
  );
}

function podOf(resource: SeriesLabels): string {
  return (
    resource.k8s_pod_uid ??
    resource['k8s.pod.uid'] ??
    resource.k8s_pod_name ??
    resource['k8s.pod.name'] ??
    ''
  );
}

function nameOf(resource: SeriesLabels): string {
  return podOf(resource) || resource.instance || resource.job || '';
}
