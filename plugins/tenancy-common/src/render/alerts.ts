import {
  EnvironmentAlert,
  environmentAlerts,
} from '@socle/plugin-opentelemetry-common';
import { inline, YamlMap } from '@socle/plugin-platform-common/documents';
import { object } from './objects';
import { EnvironmentContext } from './types';

interface Alert {
  name: string;
  query: EnvironmentAlert;
  for: '10m' | '15m';
  /** Whether it wakes somebody up where it is production. */
  urgent: boolean;
  summary: string;
  description: string;
}

const alerts: Alert[] = [
  {
    name: 'PodCrashLooping',
    query: 'crashLooping',
    for: '10m',
    urgent: true,
    summary: 'Pod {{ $labels.pod }} keeps crashing',
    description:
      'Container {{ $labels.container }} of {{ $labels.pod }} has restarted again and again for 10 minutes. Its last log lines say why.',
  },
  {
    name: 'ImageNotPulled',
    query: 'imageNotPulled',
    for: '10m',
    urgent: true,
    summary: 'The image of {{ $labels.pod }} cannot be pulled',
    description:
      'Container {{ $labels.container }} waits for an image that the registry does not give. Compare its tag with what was pushed.',
  },
  {
    name: 'ReplicasMissing',
    query: 'replicasMissing',
    for: '15m',
    urgent: false,
    summary: 'Deployment {{ $labels.deployment }} lacks replicas',
    description:
      'Fewer replicas than asked for have been available for 15 minutes.',
  },
  {
    name: 'QuotaNearlyFull',
    query: 'quotaNearlyFull',
    for: '15m',
    urgent: false,
    summary: 'Quota of {{ $labels.resource }} is nearly full',
    description:
      '{{ $value | humanizePercentage }} of {{ $labels.resource }} is used. What comes on top of it is refused.',
  },
  {
    name: 'MemoryNearLimit',
    query: 'memoryNearLimit',
    for: '15m',
    urgent: false,
    summary: '{{ $labels.container }} is near its memory limit',
    description:
      '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit, and is killed at the limit.',
  },
  {
    name: 'CpuThrottled',
    query: 'cpuThrottled',
    for: '15m',
    urgent: false,
    summary: '{{ $labels.container }} is throttled',
    description:
      '{{ $labels.pod }} was held back in {{ $value | humanizePercentage }} of its CPU periods.',
  },
  {
    name: 'VolumeNearlyFull',
    query: 'volumeNearlyFull',
    for: '15m',
    urgent: true,
    summary: 'Volume {{ $labels.persistentvolumeclaim }} is nearly full',
    description: 'Less than a tenth of it is free.',
  },
];

/** The alerts that every environment has, each on its namespace only. */
export function renderAlerts(context: EnvironmentContext): YamlMap {
  const { name, environment, namespace, cluster, production } = context;
  const queries = environmentAlerts({ tenant: name, namespace });
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
            expr: queries[alert.query],
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
