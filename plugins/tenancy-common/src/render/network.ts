import {
  inline,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { splitPort } from '../words/network';
import { withNamespace } from './objects';
import { policy } from './policy';
import { renderTraffic } from './traffic';
import { EnvironmentContext } from './types';

/**
 * The network policies of an environment: everything is refused that no policy allows, both ways; then what every
 * environment needs, what its flavour needs, and what the tenant declares.
 *
 * While it is suspended, nothing passes.
 */
export function renderNetwork(context: EnvironmentContext): YamlMap[] {
  const denyAll = policy(context, {
    name: 'deny-all',
    reason: 'Nothing passes that no other policy allows',
    annotations: withNamespace,
    endpointSelector: {},
    // In Cilium an empty rule selects nobody: it turns on default deny and allows nothing.
    ingress: inline([{}]),
    egress: inline([{}]),
  });
  if (context.suspended) {
    return [denyAll];
  }
  return [
    denyAll,
    allowDns(context),
    allowTelemetry(context),
    allowScraping(context),
    ...allowIngress(context),
    ...context.flavour.policies(context),
    ...renderTraffic(context),
  ];
}

/** With a rule of layer 7, so that Cilium sees the names and the addresses behind them: rules with DNS names need that. */
function allowDns(context: EnvironmentContext): YamlMap {
  const { dns } = context.cluster;
  const port = String(dns.port ?? context.flavour.dnsPort);
  return policy(context, {
    name: 'allow-dns',
    reason: 'Names are resolved, and seen, by the cluster',
    endpointSelector: {},
    egress: [
      {
        toEndpoints: [podsOf(dns)],
        toPorts: [
          {
            ports: inline([{ port, protocol: 'ANY' }]),
            rules: { dns: inline([{ matchPattern: '*' }]) },
          },
        ],
      },
    ],
  });
}

function allowTelemetry(context: EnvironmentContext): YamlMap {
  const { collector } = context.cluster.telemetry;
  return policy(context, {
    name: 'allow-telemetry',
    reason: 'Traces, metrics and logs go to the collector',
    endpointSelector: {},
    egress: [
      {
        toEndpoints: [podsOf(collector)],
        toPorts: [portsOf(collector.ports ?? ['4317/TCP', '4318/TCP'])],
      },
    ],
  });
}

function allowScraping(context: EnvironmentContext): YamlMap {
  const { prometheus } = context.cluster.telemetry;
  return policy(context, {
    name: 'allow-scraping',
    reason: 'Prometheus reads the metrics',
    endpointSelector: {},
    ingress: [
      {
        fromEndpoints: [podsOf(prometheus)],
        toPorts: [portsOf(prometheus.ports ?? ['9464/TCP'])],
      },
    ],
  });
}

function allowIngress(context: EnvironmentContext): YamlMap[] {
  const { exposed, cluster } = context;
  if (exposed.length === 0) {
    return [];
  }
  return [
    policy(context, {
      name: 'allow-ingress',
      reason: `The ingress routes ${exposed.join(', ')} here`,
      endpointSelector: {},
      ingress: [
        {
          fromEndpoints: [podsOf(cluster.ingress)],
          toPorts: [portsOf(cluster.ingress.ports ?? ['8080/TCP'])],
        },
      ],
    }),
  ];
}

/** Pods of the platform, in their namespace. */
function podsOf(part: {
  namespace: string;
  labels: Record<string, string>;
}): YamlValue {
  return {
    matchLabels: {
      'k8s:io.kubernetes.pod.namespace': part.namespace,
      ...part.labels,
    },
  };
}

function portsOf(ports: readonly string[]): YamlValue {
  return { ports: inline(ports.map(splitPort)) };
}
