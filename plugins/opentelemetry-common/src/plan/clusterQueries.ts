import { aggregate, equal, max, like, series } from '../promql/build';
import { printQuery } from '../promql/print';
import { Matcher } from '../promql/types';
import { ServiceTarget } from './target';

/**
 * What to ask of the telemetry of a cluster as a whole.
 *
 * @public
 */
export interface ClusterQueries {
  /** 1 for each target that is scraped, 0 for each that is not. */
  targets: string;
  /** How many series each namespace has, by each label that says the namespace. */
  cardinality: string[];
  /** For `match[]`: what services tell of themselves, in whichever namespace. */
  telling: string;
  /** How many series Prometheus holds. */
  series: string;
}

/**
 * The queries on a cluster's telemetry; the matchers are those of the cluster.
 *
 * @public
 */
export function clusterQueries(
  matchers: readonly Matcher[] = [],
): ClusterQueries {
  return {
    targets: printQuery(max(series('up', ...matchers), ['job', 'instance'])),
    cardinality: ['k8s_namespace_name', 'namespace'].map(label =>
      printQuery(
        aggregate(
          'count',
          {
            kind: 'selector',
            matchers: [...matchers, like(label, '.+')],
          },
          [label],
        ),
      ),
    ),
    telling: printQuery({
      kind: 'selector',
      matchers: [...matchers, like('k8s_namespace_name', '.+')],
    }),
    series: printQuery(max(series('prometheus_tsdb_head_series', ...matchers))),
  };
}

/**
 * When alerts of a namespace fired, as Prometheus writes it down itself.
 *
 * @public
 */
export function alertHistoryQuery({
  namespace,
  matchers = [],
}: Pick<ServiceTarget, 'namespace' | 'matchers'>): string {
  return printQuery(
    series(
      'ALERTS',
      equal('alertstate', 'firing'),
      equal('namespace', namespace),
      ...matchers,
    ),
  );
}

/**
 * Everything that a service's series are labelled with, for the Instrumentation Score: for `match[]` of `/api/v1/series`.
 *
 * @public
 */
export function instrumentationMatches({
  namespace,
  service,
  tenant,
  matchers = [],
}: ServiceTarget): string[] {
  const selected = (...only: Matcher[]) =>
    printQuery({ kind: 'selector', matchers: [...only, ...matchers] });
  return service === undefined
    ? [selected(equal('k8s_namespace_name', namespace))]
    : [
        selected(
          equal('k8s_namespace_name', namespace),
          equal('service_name', service),
        ),
        // Where nothing is promoted, series say their job alone.
        selected(
          equal('job', `${tenant}/${service}`),
          equal('k8s_namespace_name', ''),
          equal('service_name', ''),
        ),
        // A service without a name is found in its namespace.
        selected(
          equal('k8s_namespace_name', namespace),
          like('service_name', 'unknown_service.*'),
        ),
      ];
}
