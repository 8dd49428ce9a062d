import { inline, YamlMap } from '@socle/plugin-platform-common/documents';
import { object } from './objects';
import { EnvironmentContext } from './types';

/**
 * Where services send telemetry, and what they say of themselves: as environment variables for SDKs (a ConfigMap), and for
 * the operator that puts SDKs into pods (an Instrumentation).
 */
export function renderTelemetry(context: EnvironmentContext): YamlMap[] {
  const { name, environment, namespace, cluster, production } = context;
  const { collector, sampling } = cluster.telemetry;
  const ratio = String(sampling ?? (production ? 0.1 : 1));
  const attributes = {
    'service.namespace': name,
    'deployment.environment.name': environment.name,
    'k8s.namespace.name': namespace,
    'k8s.cluster.name': cluster.name,
  };
  return [
    object(context, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'telemetry',
      data: {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        OTEL_RESOURCE_ATTRIBUTES: Object.entries(attributes)
          .map(([key, value]) => `${key}=${value}`)
          .join(','),
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: ratio,
        OTEL_METRIC_EXPORT_INTERVAL: '30000',
      },
    }),
    object(context, {
      apiVersion: 'opentelemetry.io/v1alpha1',
      kind: 'Instrumentation',
      name: 'telemetry',
      spec: {
        exporter: { endpoint: collector.endpoint },
        propagators: inline(['tracecontext', 'baggage']),
        sampler: { type: 'parentbased_traceidratio', argument: ratio },
        resource: {
          addK8sUIDAttributes: true,
          // The namespace's own name is what the operator adds by itself.
          resourceAttributes: {
            'service.namespace': name,
            'deployment.environment.name': environment.name,
            'k8s.cluster.name': cluster.name,
          },
        },
      },
    }),
  ];
}
