import { ObjectiveDocument } from './schema';
import { CountedRequests, Indicator, Objective } from './types';
import { secondsOf } from './words';

const usual: CountedRequests = {
  convention: 'http-stable',
  translation: 'UnderscoreEscapingWithSuffixes',
  histogram: 'classic',
};

/** The objective that a file of our own format means. */
export function fromDocument({ metadata, spec }: ObjectiveDocument): Objective {
  const { name, title, labels = {} } = metadata;
  const { minimumEvents, runbook } = spec;
  return {
    name,
    ...(title !== undefined && { title }),
    labels,
    tenant: spec.tenant,
    service: spec.service,
    environments: spec.environments,
    // Without what doubles add: 99.9 of 100 are 0.999.
    target: Number((spec.target / 100).toPrecision(12)),
    windowSeconds: spec.window === '28d' ? 28 * 86_400 : 30 * 86_400,
    indicator: indicatorOf(spec),
    ...(minimumEvents !== undefined && { minimumEvents }),
    alerts: spec.alerts,
    ...(runbook !== undefined && { runbook }),
  };
}

function indicatorOf(spec: ObjectiveDocument['spec']): Indicator {
  const { indicator, requests = usual, threshold, queries } = spec;
  if (indicator === 'queries' && queries) {
    const { total, errors, good = '', namespaceLabel } = queries;
    return {
      kind: 'queries',
      total,
      part: errors === undefined ? { good } : { errors },
      namespaceLabel,
    };
  }
  return threshold === undefined
    ? { kind: 'availability', requests }
    : { kind: 'latency', requests, thresholdSeconds: secondsOf(threshold) };
}
