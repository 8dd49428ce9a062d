import { SdkLanguage } from '../score/language';

/**
 * What a service of one language needs to send telemetry. Texts around it are the page's; all of this is to be copied.
 *
 * @public
 */
export interface OnboardingSteps {
  language: SdkLanguage;
  /** Commands that add the SDK to the service. */
  install: string[];
  /** The command that starts the service with it. */
  start: string;
  /** What to set in its container, in this order. */
  environment: { name: string; value: string }[];
  /** The same as a piece of a Deployment's container. */
  manifest: string;
  /** The SDK's own guide. */
  guide: string;
}

const sdks: readonly Pick<
  OnboardingSteps,
  'language' | 'install' | 'start' | 'guide'
>[] = [
  {
    language: 'nodejs',
    install: [
      'npm install @opentelemetry/api @opentelemetry/auto-instrumentations-node',
    ],
    start:
      'node --require @opentelemetry/auto-instrumentations-node/register server.js',
    guide: 'https://opentelemetry.io/docs/zero-code/js/',
  },
  {
    language: 'java',
    install: [
      'curl -L -O https://github.com/open-telemetry/opentelemetry-java-instrumentation/releases/latest/download/opentelemetry-javaagent.jar',
    ],
    start: 'java -javaagent:opentelemetry-javaagent.jar -jar service.jar',
    guide: 'https://opentelemetry.io/docs/zero-code/java/agent/',
  },
  {
    language: 'python',
    install: [
      'pip install opentelemetry-distro opentelemetry-exporter-otlp',
      'opentelemetry-bootstrap -a install',
    ],
    start: 'opentelemetry-instrument python main.py',
    guide: 'https://opentelemetry.io/docs/zero-code/python/',
  },
  {
    language: 'go',
    install: [
      'go get go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp go.opentelemetry.io/contrib/exporters/autoexport go.opentelemetry.io/otel/sdk/metric',
    ],
    start: './service',
    guide: 'https://opentelemetry.io/docs/languages/go/getting-started/',
  },
  {
    language: 'dotnet',
    install: [
      'dotnet add package OpenTelemetry.Extensions.Hosting',
      'dotnet add package OpenTelemetry.Exporter.OpenTelemetryProtocol',
      'dotnet add package OpenTelemetry.Instrumentation.AspNetCore',
    ],
    start: 'dotnet service.dll',
    guide: 'https://opentelemetry.io/docs/languages/dotnet/getting-started/',
  },
];

/* Until they are told, SDKs of these languages send what conventions were before. */
const opting: readonly SdkLanguage[] = ['nodejs', 'python'];

/**
 * The steps for every language, with the endpoint and names of one environment filled in. The environment's own ConfigMap
 * `telemetry` has all but the name of the service; it is named here so that each line can be checked.
 *
 * @public
 */
export function onboardingSteps(options: {
  service: string;
  tenant: string;
  environment: string;
  namespace: string;
  cluster: string;
  endpoint?: string;
}): OnboardingSteps[] {
  const { service, tenant, environment, namespace, cluster, endpoint } =
    options;
  const attributes = {
    'service.namespace': tenant,
    'deployment.environment.name': environment,
    'k8s.namespace.name': namespace,
    'k8s.cluster.name': cluster,
  };
  const shared = [
    { name: 'OTEL_SERVICE_NAME', value: service },
    ...(endpoint === undefined
      ? []
      : [
          { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: endpoint },
          { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
        ]),
    {
      name: 'OTEL_RESOURCE_ATTRIBUTES',
      value: Object.entries(attributes)
        .map(([key, value]) => `${key}=${percentEncoded(value)}`)
        .join(','),
    },
    { name: 'OTEL_METRIC_EXPORT_INTERVAL', value: '30000' },
  ];
  return sdks.map(sdk => ({
    ...sdk,
    environment: [
      ...shared,
      ...(sdk.language === 'nodejs'
        ? [{ name: 'OTEL_METRICS_EXPORTER', value: 'otlp' }]
        : []),
      ...(opting.includes(sdk.language)
        ? [{ name: 'OTEL_SEMCONV_STABILITY_OPT_IN', value: 'http' }]
        : []),
    ],
    manifest: manifestOf(service, opting.includes(sdk.language)),
  }));
}

/** Values of OTEL_RESOURCE_ATTRIBUTES are W3C baggage: what is not of its alphabet is percent-encoded. */
function percentEncoded(value: string): string {
  return value.replace(/[^\w.~:/-]/gu, found => encodeURIComponent(found));
}

function manifestOf(service: string, optsIn: boolean): string {
  return [
    'envFrom:',
    '  - configMapRef: {name: telemetry}',
    'env:',
    `  - {name: OTEL_SERVICE_NAME, value: ${JSON.stringify(service)}}`,
    ...(optsIn
      ? ['  - {name: OTEL_SEMCONV_STABILITY_OPT_IN, value: http}']
      : []),
    '',
  ].join('\n');
}
