import { binary, equal, increase, number, series, sum } from '../promql/build';
import { Expression, Matcher } from '../promql/types';
import { worst } from './cluster';
import { findSeries, styled } from './names';
import { ProbeAnswer } from './probe';
import { SaturationSignal } from './saturation';
import { podPattern, ServiceTarget, workloadPattern } from './target';

/* Names of semantic conventions (system/k8s-metrics.md) before those that the collector's receivers had before. */
const replicas = {
  wanted: ['k8s.deployment.pod.desired', 'k8s.deployment.desired'],
  available: ['k8s.deployment.pod.available', 'k8s.deployment.available'],
};
const restarts = ['k8s.container.restart.count', 'k8s.container.restarts'];
const shares: readonly [SaturationSignal, string][] = [
  ['memoryOverLimit', 'k8s.container.memory_limit_utilization'],
  ['cpuOverLimit', 'k8s.container.cpu_limit_utilization'],
  ['memoryOverRequest', 'k8s.container.memory_request_utilization'],
  ['cpuOverRequest', 'k8s.container.cpu_request_utilization'],
];

/** What the collector's receivers tell of a target's containers, as far as they were seen to. */
export function receiverMeasures(options: {
  target: ServiceTarget;
  answer: ProbeAnswer;
  /** Milliseconds over which restarts are counted. */
  restartWindow: number;
}): Map<SaturationSignal, Expression> {
  const { target, answer, restartWindow } = options;
  const { style } = answer;
  const names = new Set(answer.names);
  const pods = podPattern(target);
  const workloads = workloadPattern(target);

  const of = (
    candidates: readonly string[],
    suffixes: readonly string[],
    ...only: Matcher[]
  ) => {
    const metric = candidates
      .map(candidate => findSeries({ names, metric: candidate, suffixes }))
      .find(found => found?.style === style)?.metric;
    return metric === undefined
      ? undefined
      : series(
          metric,
          equal(styled('k8s.namespace.name', style), target.namespace),
          ...(target.matchers ?? []),
          ...only,
        );
  };
  const like = (attribute: string, pattern: string | undefined): Matcher[] =>
    pattern === undefined
      ? []
      : [{ label: styled(attribute, style), operator: '=~', value: pattern }];
  const ofPods = like('k8s.pod.name', pods);
  const ofDeployments = like('k8s.deployment.name', workloads);

  const measures = new Map<SaturationSignal, Expression>();
  for (const [signal, metric] of shares) {
    const share = of([metric], ['_ratio'], ...ofPods);
    if (share) {
      measures.set(signal, worst(share));
    }
  }
  const restarted = of(restarts, [], ...ofPods);
  if (restarted) {
    measures.set('restarts', sum(increase(restarted, restartWindow)));
  }
  const wanted = of(replicas.wanted, [], ...ofDeployments);
  const available = of(replicas.available, [], ...ofDeployments);
  if (wanted && available) {
    measures.set('replicasMissing', worst(binary(wanted, '-', available)));
  }
  const used = of(['k8s.resource_quota.used'], []);
  const hard = of(['k8s.resource_quota.hard_limit'], []);
  if (used && hard) {
    measures.set(
      'quotaUsed',
      worst(binary(used, '/', binary(hard, '>', number(0)))),
    );
  }
  return measures;
}
