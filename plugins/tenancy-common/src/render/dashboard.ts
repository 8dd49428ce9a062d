import {
  EnvironmentFigure,
  environmentFigures,
} from '@socle/plugin-opentelemetry-common';
import {
  inline,
  printJson,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { fingerprint } from './fingerprint';
import { object } from './objects';
import { EnvironmentContext } from './types';

interface Panel {
  title: string;
  /** Grafana's name of the unit. */
  unit: string;
  place: { h: number; w: number; x: number; y: number };
  /** PromQL and legend of each line. */
  lines: [expression: string, legend: string][];
}

/** The dashboard of an environment, as Grafana's sidecar reads it: a ConfigMap, on the tenant's namespace only. */
export function renderDashboard(context: EnvironmentContext): YamlMap {
  const { tenant, name, environment, namespace, cluster } = context;
  const { dashboardLabels, datasource = 'prometheus' } =
    cluster.telemetry.grafana;
  const dashboard = {
    uid: dashboardUidOf(namespace),
    title: `${tenant.metadata.title}, ${environment.name}`,
    tags: inline(['tenant', name, environment.name]),
    editable: false,
    schemaVersion: 39,
    version: 1,
    refresh: '1m',
    time: inline({ from: 'now-6h', to: 'now' }),
    timezone: 'browser',
    panels: panelsOf(environmentFigures({ tenant: name, namespace })).map(
      (panel, index) => panelOf(panel, index, datasource),
    ),
  };
  return object(context, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: 'dashboard',
    firstLabels: dashboardLabels,
    data: { [`${namespace}.json`]: `${printJson(dashboard)}\n` },
  });
}

/**
 * The identifier of a namespace's dashboard in Grafana, where identifiers have at most 40 characters.
 *
 * @public
 */
export function dashboardUidOf(namespace: string): string {
  return namespace.length > 40
    ? `${namespace.slice(0, 31)}-${fingerprint(namespace)}`
    : namespace;
}

function panelOf(panel: Panel, index: number, datasource: string): YamlValue {
  return {
    id: index + 1,
    type: 'timeseries',
    title: panel.title,
    datasource: inline({ type: 'prometheus', uid: datasource }),
    gridPos: inline({ ...panel.place }),
    fieldConfig: inline({
      defaults: { unit: panel.unit, min: 0 },
      overrides: [],
    }),
    targets: panel.lines.map(([expr, legendFormat], line) => ({
      refId: 'ABC'[line],
      expr,
      legendFormat,
    })),
  };
}

function panelsOf(
  queries: Readonly<Record<EnvironmentFigure, string>>,
): Panel[] {
  return [
    {
      title: 'CPU, in cores',
      unit: 'short',
      place: { h: 8, w: 12, x: 0, y: 0 },
      lines: [
        [queries.cpuUsed, 'used'],
        [queries.cpuRequested, 'requested'],
        [queries.cpuQuota, 'quota'],
      ],
    },
    {
      title: 'Memory',
      unit: 'bytes',
      place: { h: 8, w: 12, x: 12, y: 0 },
      lines: [
        [queries.memoryUsed, 'used'],
        [queries.memoryRequested, 'requested'],
        [queries.memoryQuota, 'quota'],
      ],
    },
    {
      title: 'Replicas that are missing',
      unit: 'short',
      place: { h: 8, w: 12, x: 0, y: 8 },
      lines: [[queries.replicasMissing, '{{deployment}}']],
    },
    {
      title: 'Restarts',
      unit: 'short',
      place: { h: 8, w: 12, x: 12, y: 8 },
      lines: [[queries.restarts, '{{pod}}']],
    },
    {
      title: 'Requests',
      unit: 'reqps',
      place: { h: 8, w: 8, x: 0, y: 16 },
      lines: [[queries.requests, '{{service_name}}']],
    },
    {
      title: 'Server errors',
      unit: 'percentunit',
      place: { h: 8, w: 8, x: 8, y: 16 },
      lines: [[queries.failureRatio, '{{service_name}}']],
    },
    {
      title: '95 of 100 requests are faster than',
      unit: 's',
      place: { h: 8, w: 8, x: 16, y: 16 },
      lines: [[queries.p95, '{{service_name}}']],
    },
  ];
}
