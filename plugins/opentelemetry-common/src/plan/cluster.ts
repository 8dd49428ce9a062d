import {
  aggregate,
  binary,
  call,
  equal,
  increase,
  max,
  number,
  over,
  rate,
  series,
  sum,
  unequal,
} from '../promql/build';
import { Expression, Matcher, Selector } from '../promql/types';
import { identities } from './identity';
import { ServiceTarget, workloadPattern } from './target';

/** What kube-state-metrics and cAdvisor tell of a target's containers. */
export class ClusterMeasures {
  readonly #target: ServiceTarget;
  readonly #window: number;

  /** The window of rates is in milliseconds. */
  constructor(target: ServiceTarget, window: number) {
    this.#target = target;
    this.#window = window;
  }

  /** Memory in use that cannot be given back, by container, in bytes. */
  memory(): Expression {
    return max(this.#containers('container_memory_working_set_bytes'), [
      'pod',
      'container',
    ]);
  }

  /** CPU in use by container, in cores. */
  cpu(): Expression {
    return sum(
      rate(this.#containers('container_cpu_usage_seconds_total'), this.#window),
      ['pod', 'container'],
    );
  }

  /** What containers may have, or are sure of, in cores or bytes. */
  declared(
    what: 'limits' | 'requests',
    resource: 'cpu' | 'memory',
  ): Expression {
    return max(
      this.#pods(
        `kube_pod_container_resource_${what}`,
        equal('resource', resource),
      ),
      ['pod', 'container'],
    );
  }

  /** The share of its periods in which a container was held back. */
  throttled(): Expression {
    const periods = (metric: string) =>
      sum(rate(this.#containers(metric), this.#window), ['pod', 'container']);
    return binary(
      periods('container_cpu_cfs_throttled_periods_total'),
      '/',
      periods('container_cpu_cfs_periods_total'),
    );
  }

  /** Restarts by pod within a window, in milliseconds. */
  restarts(window: number): Expression {
    return sum(
      increase(this.#pods('kube_pod_container_status_restarts_total'), window),
      ['pod'],
    );
  }

  /** Containers that wait for one of these reasons; a regular expression. */
  waiting(reasons: Matcher): Expression {
    return call(
      'max_over_time',
      over(
        this.#pods('kube_pod_container_status_waiting_reason', reasons),
        5 * 60_000,
      ),
    );
  }

  /** Replicas that a Deployment is to have, and that are available. */
  replicas(which: 'wanted' | 'available'): Selector {
    const workloads = workloadPattern(this.#target);
    return this.#of(
      which === 'wanted'
        ? 'kube_deployment_spec_replicas'
        : 'kube_deployment_status_replicas_available',
      ...(workloads === undefined
        ? []
        : [{ label: 'deployment', operator: '=~' as const, value: workloads }]),
    );
  }

  /** What the namespace's quota allows, or what is used of it. */
  quota(type: 'hard' | 'used', ...only: Matcher[]): Selector {
    return this.#of('kube_resourcequota', ...only, equal('type', type));
  }

  /** The share of each of the quota's resources that is used. */
  quotaUsed(): Expression {
    return binary(
      this.quota('used'),
      '/',
      binary(this.quota('hard'), '>', number(0)),
      { kind: 'ignoring', labels: ['type'] },
    );
  }

  /** Space on volumes, in bytes. */
  volume(which: 'available' | 'capacity'): Selector {
    return this.#of(`kubelet_volume_stats_${which}_bytes`);
  }

  /** A series of the namespace as a whole. */
  #of(metric: string, ...only: Matcher[]): Selector {
    const { namespace, matchers = [] } = this.#target;
    return series(metric, equal('namespace', namespace), ...matchers, ...only);
  }

  /** A series of the target's pods. */
  #pods(metric: string, ...only: Matcher[]): Selector {
    return series(
      metric,
      ...identities.cluster.matchers(this.#target, 'underscores'),
      ...(this.#target.matchers ?? []),
      ...only,
    );
  }

  /** A series of the target's containers, without the sums of pods that cAdvisor has beside them. */
  #containers(metric: string): Selector {
    return this.#pods(metric, unequal('container', ''));
  }
}

/** The worst of all. */
export function worst(expression: Expression): Expression {
  return aggregate('max', expression);
}
