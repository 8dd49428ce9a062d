import { binary, sum } from '../promql/build';
import { Expression } from '../promql/types';
import { ClusterMeasures, worst } from './cluster';
import { IdentityId } from './identity';
import { Probe } from './probe';
import { receiverMeasures } from './receivers';
import { ServiceTarget } from './target';

/**
 * How full something is, or what it suffers from. Shares are from 0 to 1 and may be more; restarts are those of the last hour.
 *
 * @public
 */
export type SaturationSignal =
  | 'memoryOverLimit'
  | 'cpuOverLimit'
  | 'memoryOverRequest'
  | 'cpuOverRequest'
  | 'throttled'
  | 'restarts'
  | 'replicasMissing'
  | 'quotaUsed';

/** What one signal is read from. */
export interface SaturationMeasure {
  signal: SaturationSignal;
  identity: IdentityId;
  expression: Expression;
}

/** Milliseconds in which restarts are counted: a container that crashes again and again waits five minutes at most between. */
export const RESTART_WINDOW = 3_600_000;

const cpu = 'container_cpu_usage_seconds_total';
const memory = 'container_memory_working_set_bytes';
const limits = 'kube_pod_container_resource_limits';
const requests = 'kube_pod_container_resource_requests';

/**
 * What can be measured of the saturation of a target's containers and of its quota: by kube-state-metrics and cAdvisor first,
 * by the collector's receivers else. What nobody measures is left out.
 */
export function saturationOf(options: {
  target: ServiceTarget;
  probe: Probe;
  /** Milliseconds of each rate. */
  window: number;
}): SaturationMeasure[] {
  const { target, probe, window } = options;
  const seen = new Set(
    probe.answers
      .filter(({ identity }) => identity === 'cluster')
      .flatMap(({ names }) => names),
  );
  const receivers = probe.answers
    .filter(({ identity }) => identity === 'receivers')
    .map(answer =>
      receiverMeasures({ target, answer, restartWindow: RESTART_WINDOW }),
    );
  return clusterMeasures(new ClusterMeasures(target, window)).flatMap(
    ({ signal, needs, expression }): SaturationMeasure[] => {
      if (needs.every(metric => seen.has(metric))) {
        return [{ signal, identity: 'cluster', expression }];
      }
      const other = receivers
        .map(measures => measures.get(signal))
        .find(measure => measure !== undefined);
      return other
        ? [{ signal, identity: 'receivers', expression: other }]
        : [];
    },
  );
}

function clusterMeasures(cluster: ClusterMeasures): {
  signal: SaturationSignal;
  /** Metrics that have to be there. */
  needs: string[];
  expression: Expression;
}[] {
  const share = (used: Expression, of: Expression) =>
    worst(binary(used, '/', of));
  return [
    {
      signal: 'memoryOverLimit',
      needs: [memory, limits],
      expression: share(cluster.memory(), cluster.declared('limits', 'memory')),
    },
    {
      signal: 'cpuOverLimit',
      needs: [cpu, limits],
      expression: share(cluster.cpu(), cluster.declared('limits', 'cpu')),
    },
    {
      signal: 'memoryOverRequest',
      needs: [memory, requests],
      expression: share(
        cluster.memory(),
        cluster.declared('requests', 'memory'),
      ),
    },
    {
      signal: 'cpuOverRequest',
      needs: [cpu, requests],
      expression: share(cluster.cpu(), cluster.declared('requests', 'cpu')),
    },
    {
      signal: 'throttled',
      needs: ['container_cpu_cfs_throttled_periods_total'],
      expression: worst(cluster.throttled()),
    },
    {
      signal: 'restarts',
      needs: ['kube_pod_container_status_restarts_total'],
      expression: sum(cluster.restarts(RESTART_WINDOW)),
    },
    {
      signal: 'replicasMissing',
      needs: ['kube_deployment_spec_replicas'],
      expression: worst(
        binary(cluster.replicas('wanted'), '-', cluster.replicas('available')),
      ),
    },
    {
      signal: 'quotaUsed',
      needs: ['kube_resourcequota'],
      expression: worst(cluster.quotaUsed()),
    },
  ];
}
