import { equal, like } from '../promql/build';
import { printQuery } from '../promql/print';
import { literally } from '../promql/text';
import { IdentityId, identities } from './identity';
import { NameStyle, styled } from './names';
import { ServiceTarget } from './target';

/**
 * What to ask Prometheus once for a service: `GET /api/v1/label/__name__/values?match[]=…` with a day behind it. It reads the
 * index alone, and no sample.
 *
 * @public
 */
export interface ProbeRequest {
  identity: IdentityId;
  style: NameStyle;
  /** For `match[]`. */
  match: string;
}

/**
 * The names that Prometheus answered with.
 *
 * @public
 */
export interface ProbeAnswer {
  identity: IdentityId;
  style: NameStyle;
  names: readonly string[];
}

/**
 * What a service was seen to emit.
 *
 * @public
 */
export interface Probe {
  answers: readonly ProbeAnswer[];
  /** When it was asked, ISO 8601 in UTC. */
  observedAt: string;
}

/**
 * How far back a probe looks, in seconds: a day, so that a quiet night does not make a service unknown.
 *
 * @public
 */
export const PROBE_SECONDS = 86_400;

/* The beginnings of the names that the plan knows, so that nothing else is sent. */
const beginnings: Readonly<Record<IdentityId, readonly string[]>> = {
  attributes: [
    'http.server.',
    'http.client.',
    'rpc.server.',
    'rpc.client.',
    'messaging.',
    'db.client.',
    'traces.span.metrics.',
  ],
  receivers: ['k8s.'],
  spans: ['traces_spanmetrics_'],
  scraped: ['http_server_', 'http_client_', 'rpc_', 'messaging_', 'db_client_'],
  network: ['hubble_http_'],
  cluster: ['kube_', 'container_'],
  joined: ['http_', 'rpc_', 'messaging_', 'db_client_', 'traces_span_metrics_'],
};

const asked: readonly [IdentityId, NameStyle][] = [
  ['attributes', 'underscores'],
  ['attributes', 'dots'],
  ['spans', 'underscores'],
  ['scraped', 'underscores'],
  ['network', 'underscores'],
  ['cluster', 'underscores'],
  ['receivers', 'underscores'],
  ['receivers', 'dots'],
  ['joined', 'underscores'],
];

/**
 * The questions of a probe, one for each way that series may be labelled.
 *
 * @public
 */
export function probeRequests(target: ServiceTarget): ProbeRequest[] {
  return asked.map(([identity, style]) => ({
    identity,
    style,
    match: printQuery({
      kind: 'selector',
      matchers: [
        ...identities[identity].matchers(ofNamespace(identity, target), style),
        ...(target.matchers ?? []),
        // What says its namespace is found by it: a job alone may be of any environment.
        ...(identity === 'joined'
          ? [equal(styled('k8s.namespace.name', style), '')]
          : []),
        like('__name__', patternOf(beginnings[identity], style)),
      ],
    }),
  }));
}

/** Deployments and quotas have no pod: of the cluster's own series all of the namespace are looked at. */
function ofNamespace(
  identity: IdentityId,
  target: ServiceTarget,
): ServiceTarget {
  const { workloads, ...rest } = target;
  return identity === 'cluster' || identity === 'receivers' ? rest : target;
}

function patternOf(names: readonly string[], style: NameStyle): string {
  const beginning = names
    .map(name => (style === 'dots' ? name : name.replaceAll('.', '_')))
    .map(literally)
    .join('|');
  return `(${beginning}).+`;
}
