import { binary, equal, like, number, sum } from '../promql/build';
import { printQuery } from '../promql/print';
import { BinaryOperator, Expression } from '../promql/types';
import { limits } from '../health/thresholds';
import { ClusterMeasures } from '../plan/cluster';
import { failureRatio, quantile, requests } from '../plan/measures';
import { DEFAULT_WINDOW } from '../plan/plan';
import { SignalSource } from '../plan/source';
import { ServiceTarget } from '../plan/target';

/**
 * What is wrong in an environment, and what its team is told of.
 *
 * @public
 */
export type EnvironmentAlert =
  | 'crashLooping'
  | 'imageNotPulled'
  | 'replicasMissing'
  | 'quotaNearlyFull'
  | 'memoryNearLimit'
  | 'cpuThrottled'
  | 'volumeNearlyFull';

/**
 * What is shown of an environment.
 *
 * @public
 */
export type EnvironmentFigure =
  | 'cpuUsed'
  | 'cpuRequested'
  | 'cpuQuota'
  | 'memoryUsed'
  | 'memoryRequested'
  | 'memoryQuota'
  | 'replicasMissing'
  | 'restarts'
  | 'requests'
  | 'failureRatio'
  | 'p95';

/* What a dashboard cannot find out: it shows what the platform asks services to send. */
const expected: SignalSource = {
  convention: 'http-stable',
  kind: 'http',
  identity: 'attributes',
  style: 'underscores',
  histogram: {
    metric: 'http_server_request_duration_seconds',
    form: 'classic',
    unit: 's',
    unitFrom: 'name',
  },
};

/** A quarter of an hour: what people see of restarts when they look. */
const RESTARTS = 900_000;

type Target = Pick<ServiceTarget, 'tenant' | 'namespace'>;

/**
 * When something is wrong in an environment, as PromQL: the same queries as those of a service's health, for all services of
 * one namespace, and the same limits.
 *
 * @public
 */
export function environmentAlerts(
  target: Target,
): Record<EnvironmentAlert, string> {
  const cluster = new ClusterMeasures(target, DEFAULT_WINDOW);
  return printed({
    crashLooping: compared(
      cluster.waiting(equal('reason', 'CrashLoopBackOff')),
      '>=',
      1,
    ),
    imageNotPulled: compared(
      cluster.waiting(like('reason', 'ErrImagePull|ImagePullBackOff')),
      '>=',
      1,
    ),
    replicasMissing: binary(
      cluster.replicas('wanted'),
      '>',
      cluster.replicas('available'),
    ),
    quotaNearlyFull: compared(cluster.quotaUsed(), '>', limits.quota.warning),
    memoryNearLimit: compared(
      binary(cluster.memory(), '/', cluster.declared('limits', 'memory')),
      '>',
      limits.memory.warning,
    ),
    cpuThrottled: compared(cluster.throttled(), '>', limits.throttled.warning),
    volumeNearlyFull: compared(
      binary(cluster.volume('available'), '/', cluster.volume('capacity')),
      '<',
      limits.volumeFree.warning,
    ),
  });
}

/**
 * What a dashboard shows of an environment, as PromQL: the same queries as those of a service's health, for all services of one
 * namespace.
 *
 * @public
 */
export function environmentFigures(
  target: Target,
): Record<EnvironmentFigure, string> {
  const cluster = new ClusterMeasures(target, DEFAULT_WINDOW);
  const measured = {
    target,
    source: expected,
    window: DEFAULT_WINDOW,
    by: ['service'] as const,
  };
  const quota = (resource: string) =>
    cluster.quota('hard', equal('resource', resource));
  return printed({
    cpuUsed: sum(cluster.cpu()),
    cpuRequested: sum(cluster.declared('requests', 'cpu')),
    cpuQuota: quota('requests.cpu'),
    memoryUsed: sum(cluster.memory()),
    memoryRequested: sum(cluster.declared('requests', 'memory')),
    memoryQuota: quota('requests.memory'),
    replicasMissing: binary(
      cluster.replicas('wanted'),
      '-',
      cluster.replicas('available'),
    ),
    restarts: cluster.restarts(RESTARTS),
    requests: requests(measured),
    failureRatio: failureRatio(measured),
    p95: quantile(measured, 0.95),
  });
}

function compared(
  expression: Expression,
  operator: BinaryOperator,
  value: number,
): Expression {
  return binary(expression, operator, number(value));
}

function printed<Name extends string>(
  expressions: Record<Name, Expression>,
): Record<Name, string> {
  return Object.fromEntries(
    Object.entries<Expression>(expressions).map(([name, expression]) => [
      name,
      printQuery(expression),
    ]),
  ) as Record<Name, string>;
}
