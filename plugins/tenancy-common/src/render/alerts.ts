import { inline, YamlMap } from '@socle/plugin-platform-common/documents';
import { object } from './objects';
import { EnvironmentContext } from './types';

interface Alert {
  name: string;
  /** PromQL, for the namespace of an environment. */
  expression(namespace: string): string;
  for: '10m' | '15m';
  /** Whether it wakes somebody up where it is production. */
  urgent: boolean;
  summary: string;
  description: string;
}

const alerts: Alert[] = [
  {
    name: 'PodCrashLooping',
    expression: namespace =>
      `max_over_time(kube_pod_container_status_waiting_reason{namespace="${namespace}", reason="CrashLoopBackOff"}[5m]) >= 1`,
    for: '10m',
    urgent: true,
    summary: 'Pod {{ $labels.pod }} keeps crashing',
    description:
      'Container {{ $labels.container }} of {{ $labels.pod }} has restarted again and again for 10 minutes. Its last log lines say why.',
  },
  {
    name: 'ImageNotPulled',
    expression: namespace =>
      `max_over_time(kube_pod_container_status_waiting_reason{namespace="${namespace}", reason=~"ErrImagePull|ImagePullBackOff"}[5m]) >= 1`,
    for: '10m',
    urgent: true,
    summary: 'The image of {{ $labels.pod }} cannot be pulled',
    description:
      'Container {{ $labels.container }} waits for an image that the registry does not give. Compare its tag with what was pushed.',
  },
  {
    name: 'ReplicasMissing',
    expression: namespace =>
      `kube_deployment_spec_replicas{namespace="${namespace}"} > kube_deployment_status_replicas_available{namespace="${namespace}"}`,
    for: '15m',
    urgent: false,
    summary: 'Deployment {{ $labels.deployment }} lacks replicas',
    description:
      'Fewer replicas than asked for have been available for 15 minutes.',
  },
  {
    name: 'QuotaNearlyFull',
    expression: namespace =>
      `kube_resourcequota{namespace="${namespace}", type="used"} / ignoring(type) (kube_resourcequota{namespace="${namespace}", type="hard"} > 0) > 0.9`,
    for: '15m',
    urgent: false,
    summary: 'Quota of {{ $labels.resource }} is nearly full',
    description:
      '{{ $value | humanizePercentage }} of {{ $labels.resource }} is used. What comes on top of it is refused.',
  },
  {
    name: 'MemoryNearLimit',
    expression: namespace =>
      `max by (pod, container) (container_memory_working_set_bytes{namespace="${namespace}", container!=""}) / max by (pod, container) (kube_pod_container_resource_limits{namespace="${namespace}", resource="memory"}) > 0.9`,
    for: '15m',
    urgent: false,
    summary: '{{ $labels.container }} is near its memory limit',
    description:
      '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit, and is killed at the limit.',
  },
  {
    name: 'CpuThrottled',
    expression: namespace =>
      `sum by (pod, container) (rate(container_cpu_cfs_throttled_periods_total{namespace="${namespace}", container!=""}[5m])) / sum by (pod, container) (rate(container_cpu_cfs_periods_total{namespace="${namespace}", container!=""}[5m])) > 0.25`,
    for: '15m',
    urgent: false,
    summary: '{{ $labels.container }} is throttled',
    description:
      '{{ $labels.pod }} was held back in {{ $value | humanizePercentage }} of its CPU periods.',
  },
  {
    name: 'VolumeNearlyFull',
    expression: namespace =>
      `kubelet_volume_stats_available_bytes{namespace="${namespace}"} / kubelet_volume_stats_capacity_bytes{namespace="${namespace}"} < 0.1`,
    for: '15m',
    urgent: true,
    summary: 'Volume {{ $labels.persistentvolumeclaim }} is nearly full',
    description: 'Less than a tenth of it is free.',
  },
];

/** The alerts that every environment has, each on its namespace only. */
export function renderAlerts(context: EnvironmentContext): YamlMap {
  const { name, environment, namespace, cluster, production } = context;
  return object(context, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    name: 'tenant',
    firstLabels: cluster.telemetry.prometheus.ruleLabels,
    spec: {
      groups: [
        {
          name: `${namespace}.baseline`,
          rules: alerts.map(alert => ({
            alert: alert.name,
            expr: alert.expression(namespace),
            for: alert.for,
            labels: inline({
              severity: alert.urgent && production ? 'critical' : 'warning',
              tenant: name,
              environment: environment.name,
            }),
            annotations: {
              summary: alert.summary,
              description: alert.description,
            },
          })),
        },
      ],
    },
  });
}
