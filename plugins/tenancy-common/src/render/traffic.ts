import {
  inline,
  rows,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { TrafficRule } from '../tenant/trafficSchema';
import { namespaceOf } from '../tenant/types';
import { splitPort } from '../words/network';
import { fingerprint } from './fingerprint';
import { policy, PolicyParts } from './policy';
import { EnvironmentContext } from './types';

type Source = NonNullable<TrafficRule['from']>;
type Destination = NonNullable<TrafficRule['to']>;

/** One end of a connection, as seen from one environment. */
type End =
  | { kind: 'own'; name: string; labels: Record<string, string> }
  | { kind: 'other'; name: string; peer: YamlMap };

/**
 * The policies that the tenant's rules of traffic ask for in an environment: egress where its own pods connect, ingress
 * where they are connected to. The other end, where it is another tenant's, is for that tenant to declare.
 */
export function renderTraffic(context: EnvironmentContext): YamlMap[] {
  const { tenant, environment } = context;
  const rules = [
    ...(tenant.spec.traffic ?? []),
    ...(environment.traffic ?? []),
  ];
  const policies = new Map<string, YamlMap>();
  const add = (parts: PolicyParts, rule: TrafficRule) => {
    const name = policies.has(parts.name)
      ? `${parts.name}-${fingerprint(JSON.stringify(rule))}`
      : parts.name;
    policies.set(name, policy(context, { ...parts, name }));
  };
  for (const rule of rules) {
    const from = sourceOf(rule.from, context);
    const to = destinationOf(rule.to, context);
    if (from.kind === 'own') {
      add(egress(rule, from, to, context.name), rule);
    }
    if (to.kind === 'own') {
      add(ingress(rule, from, to, context.name), rule);
    }
  }
  return [...policies.values()];
}

/**
 * Requests are looked into once: where they arrive if that is here, else where they leave. Other tenants' pods are looked
 * into on both sides, as each side speaks for itself.
 */
function egress(
  rule: TrafficRule,
  from: Extract<End, { kind: 'own' }>,
  to: End,
  tenant: string,
): PolicyParts {
  const peer =
    to.kind === 'own'
      ? { toEndpoints: [{ matchLabels: inline(to.labels) }] }
      : to.peer;
  return {
    name: `egress-${from.name}-to-${to.name}`,
    ...common(rule, from, tenant),
    egress: [{ ...peer, toPorts: [portsOf(rule, to.kind === 'other')] }],
  };
}

function ingress(
  rule: TrafficRule,
  from: End,
  to: Extract<End, { kind: 'own' }>,
  tenant: string,
): PolicyParts {
  const peer =
    from.kind === 'own'
      ? { fromEndpoints: [{ matchLabels: inline(from.labels) }] }
      : from.peer;
  return {
    name: `ingress-${to.name}-from-${from.name}`,
    ...common(rule, to, tenant),
    ingress: [{ ...peer, toPorts: [portsOf(rule, true)] }],
  };
}

function common(
  rule: TrafficRule,
  own: Extract<End, { kind: 'own' }>,
  tenant: string,
): Pick<PolicyParts, 'reason' | 'endpointSelector' | 'firstLabels'> {
  const service = own.labels['app.kubernetes.io/name'];
  return {
    reason: rule.reason,
    endpointSelector:
      Object.keys(own.labels).length > 0
        ? { matchLabels: inline(own.labels) }
        : {},
    ...(service && {
      firstLabels: {
        'app.kubernetes.io/name': service,
        'app.kubernetes.io/part-of': tenant,
      },
    }),
  };
}

function portsOf(rule: TrafficRule, withHttp: boolean): YamlValue {
  return {
    ports: inline(rule.ports.map(splitPort)),
    rules:
      withHttp && rule.http
        ? {
            http: rows(rule.http.map(({ method, path }) => ({ method, path }))),
          }
        : undefined,
  };
}

function sourceOf(
  source: Source | undefined,
  context: EnvironmentContext,
): End {
  return source?.cidr
    ? networkOf(source.cidr, source.except, 'fromCIDRSet')
    : podsOf(source, context, 'fromEndpoints');
}

function destinationOf(
  destination: Destination | undefined,
  context: EnvironmentContext,
): End {
  if (destination?.fqdn) {
    const { fqdn } = destination;
    const match = fqdn.includes('*') ? 'matchPattern' : 'matchName';
    return {
      kind: 'other',
      name: fqdn === '*' ? 'any-name' : nameOf(fqdn),
      peer: { toFQDNs: [{ [match]: fqdn }] },
    };
  }
  return destination?.cidr
    ? networkOf(destination.cidr, destination.except, 'toCIDRSet')
    : podsOf(destination, context, 'toEndpoints');
}

function networkOf(
  cidr: string,
  except: readonly string[] | undefined,
  field: 'toCIDRSet' | 'fromCIDRSet',
): End {
  return {
    kind: 'other',
    name: nameOf(cidr),
    peer: { [field]: [{ cidr, except: except && inline(except) }] },
  };
}

function podsOf(
  pods: Pick<Destination, 'tenant' | 'environment' | 'labels'> | undefined,
  context: EnvironmentContext,
  field: 'toEndpoints' | 'fromEndpoints',
): End {
  const tenant = pods?.tenant ?? context.name;
  const environment = pods?.environment ?? context.environment.name;
  const namespace = namespaceOf(tenant, environment);
  const labels = pods?.labels ?? {};
  const service = serviceOf(labels);
  if (namespace === context.namespace) {
    return { kind: 'own', name: service ?? 'all', labels };
  }
  const place = [
    ...(tenant === context.name ? [] : [tenant]),
    ...(environment === context.environment.name ? [] : [environment]),
  ];
  return {
    kind: 'other',
    name: [...place, ...(service ? [service] : [])].join('-'),
    peer: {
      [field]: [
        {
          matchLabels: {
            'k8s:io.kubernetes.pod.namespace': namespace,
            ...labels,
          },
        },
      ],
    },
  };
}

/** How people call pods with these labels; undefined where they are all of them. */
function serviceOf(labels: Record<string, string>): string | undefined {
  const values = Object.values(labels);
  const name =
    labels['app.kubernetes.io/name'] ?? labels.app ?? values.join('-');
  return values.length > 0 ? nameOf(name) || 'labelled' : undefined;
}

/** A part of an object's name, from any text. */
function nameOf(text: string): string {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 60).replace(/-$/, '');
}
