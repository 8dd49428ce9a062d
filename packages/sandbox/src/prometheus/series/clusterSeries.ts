import { ClusterClient, KubernetesObject } from '../../kubernetes';
import { at, recordOf, recordsOf } from '../../kubernetes/json';
import { milliOf, quantityOf, unitsOf } from '../../kubernetes/quantity';
import { Labels, Series } from '../engine/types';
import { computed, fraction, INTERVAL } from './computed';

/** What kube-state-metrics and cAdvisor tell of a live cluster of the sandbox. */
export function clusterSeries(options: {
  client: ClusterClient;
  now: () => Date;
}): Series[] {
  const { client, now } = options;
  const list = (apiVersion: string, kind: string) =>
    client.list({ apiVersion, kind });
  const steady = (
    name: string,
    object: KubernetesObject,
    labels: Labels,
    value: number | ((at: number) => number),
  ) =>
    computed({
      labels: {
        __name__: name,
        namespace: object.metadata.namespace ?? '',
        ...labels,
      },
      value: typeof value === 'number' ? () => value : value,
      // As if it had been scraped as soon as it was there.
      since: floored(Date.parse(object.metadata.creationTimestamp ?? '') || 0),
      now,
    });
  return [
    ...list('apps/v1', 'Deployment').flatMap(deployment => {
      const labels = {
        job: 'kube-state-metrics',
        deployment: deployment.metadata.name,
      };
      return [
        steady(
          'kube_deployment_spec_replicas',
          deployment,
          labels,
          Number(at(deployment, 'spec', 'replicas') ?? 1),
        ),
        steady(
          'kube_deployment_status_replicas_available',
          deployment,
          labels,
          Number(at(deployment, 'status', 'availableReplicas') ?? 0),
        ),
      ];
    }),
    ...list('v1', 'ResourceQuota').flatMap(quota =>
      (['hard', 'used'] as const).flatMap(type =>
        Object.entries(recordOf(at(quota, 'status', type))).map(
          ([resource, value]) =>
            steady(
              'kube_resourcequota',
              quota,
              {
                job: 'kube-state-metrics',
                resourcequota: quota.metadata.name,
                resource,
                type,
              },
              unitsOf(quantityOf(value)),
            ),
        ),
      ),
    ),
    ...list('v1', 'Pod').flatMap(pod => podSeries(pod, steady)),
  ];
}

function floored(moment: number): number {
  return Math.floor(moment / INTERVAL) * INTERVAL;
}

type Steady = (
  name: string,
  object: KubernetesObject,
  labels: Labels,
  value: number | ((at: number) => number),
) => Series;

function podSeries(pod: KubernetesObject, steady: Steady): Series[] {
  const statuses = recordsOf(at(pod, 'status', 'containerStatuses'));
  return recordsOf(at(pod, 'spec', 'containers')).flatMap(container => {
    const own = {
      pod: pod.metadata.name,
      container: String(container.name),
    };
    const told = { job: 'kube-state-metrics', ...own };
    const resources = recordOf(container.resources);
    const status = statuses.find(({ name }) => name === container.name);
    const waiting = recordOf(recordOf(status?.state).waiting).reason;
    const declared = (['limits', 'requests'] as const).flatMap(what =>
      Object.entries(recordOf(resources[what])).map(([resource, value]) =>
        steady(
          `kube_pod_container_resource_${what}`,
          pod,
          { ...told, resource },
          resource === 'cpu'
            ? milliOf(quantityOf(value)) / 1000
            : unitsOf(quantityOf(value)),
        ),
      ),
    );
    return [
      ...declared,
      steady(
        'kube_pod_container_status_restarts_total',
        pod,
        told,
        Number(status?.restartCount ?? 0),
      ),
      ...(typeof waiting === 'string'
        ? [
            steady(
              'kube_pod_container_status_waiting_reason',
              pod,
              { ...told, reason: waiting },
              1,
            ),
          ]
        : []),
      ...(at(pod, 'status', 'phase') === 'Running'
        ? usage(pod, own, resources, steady)
        : []),
    ];
  });
}

function usage(
  pod: KubernetesObject,
  own: Labels,
  resources: Record<string, unknown>,
  steady: Steady,
): Series[] {
  const { cpu, memory } = recordOf(recordOf(resources).requests);
  const cores = cpu === undefined ? 0.04 : milliOf(quantityOf(cpu)) / 1000;
  const bytes = memory === undefined ? 1e8 : unitsOf(quantityOf(memory));
  const part = fraction(`${pod.metadata.uid}/${own.container}`);
  const labels = { job: 'kubelet', ...own };
  const started = Date.parse(pod.metadata.creationTimestamp ?? '') || 0;
  const seconds = (moment: number) => Math.max(0, (moment - started) / 1000);
  return [
    steady(
      'container_memory_working_set_bytes',
      pod,
      labels,
      Math.round(bytes * (0.4 + 0.35 * part)),
    ),
    steady(
      'container_cpu_usage_seconds_total',
      pod,
      labels,
      moment => cores * (0.2 + 0.4 * part) * seconds(moment),
    ),
    steady('container_cpu_cfs_periods_total', pod, labels, moment =>
      Math.floor(10 * seconds(moment)),
    ),
    steady('container_cpu_cfs_throttled_periods_total', pod, labels, moment =>
      Math.floor(0.2 * part * seconds(moment)),
    ),
  ];
}
