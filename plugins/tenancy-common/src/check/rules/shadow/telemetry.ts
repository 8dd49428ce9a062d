import { short } from '@socle/plugin-platform-common/documents';
import { dashboardUidOf } from '../../../render/dashboard';
import { fieldsAt, listAt, textAt } from '../../value';
import { Breach, Judged } from './breach';

const monitors = new Map([
  ['ServiceMonitor', ['endpoints']],
  ['PodMonitor', ['podMetricsEndpoints']],
]);

/** Dashboards, alerts and metrics that pass for those of the platform or of others. */
export function telemetry(judged: Judged): Breach[] {
  const { group, kind } = judged.manifest;
  if (group === '' && kind === 'ConfigMap') {
    return dashboards(judged);
  }
  if (group !== 'monitoring.coreos.com') {
    return [];
  }
  return kind === 'PrometheusRule'
    ? alerts(judged)
    : metrics(judged, monitors.get(kind) ?? []);
}

/* Grafana keeps one dashboard for each uid, and its sidecar one file for each key: the last one read stays. */
function dashboards({ manifest, namespace }: Judged): Breach[] {
  if (namespace === undefined) {
    return [];
  }
  const uid = dashboardUidOf(namespace);
  return Object.entries(fieldsAt(manifest.object, 'data')).flatMap(
    ([key, text]) =>
      key === `${namespace}.json` ||
      (key.endsWith('.json') && uidIn(text) === uid)
        ? [
            {
              path: ['data', key],
              message: `The dashboard ${short(key)} takes the place of the one that the environment has.`,
              remedy: 'Give it another key and another uid.',
            },
          ]
        : [],
  );
}

function uidIn(text: unknown): string | undefined {
  try {
    return typeof text === 'string'
      ? textAt(JSON.parse(text), 'uid')
      : undefined;
  } catch {
    return undefined;
  }
}

/* Alertmanager routes by these labels, which the baseline's alerts carry. */
function alerts({ manifest, unit }: Judged): Breach[] {
  const { tenantName } = unit;
  if (tenantName === undefined || unit.role === 'loose') {
    return [];
  }
  return listAt(manifest.object, 'spec', 'groups').flatMap((group, at) =>
    listAt(group, 'rules').flatMap((rule, index) => {
      const tenant = textAt(rule, 'labels', 'tenant');
      return tenant === undefined || tenant === tenantName
        ? []
        : [
            {
              path: ['spec', 'groups', at, 'rules', index, 'labels', 'tenant'],
              message: `The alert is labelled as one of ${short(tenant)}, and goes to their people.`,
              remedy: `Write ${tenantName}, or leave the label out.`,
            },
          ];
    }),
  );
}

/* Prometheus puts namespace and pod on what it reads, unless the pod's own labels are to win. */
function metrics({ manifest }: Judged, fields: string[]): Breach[] {
  return fields.flatMap(field =>
    listAt(manifest.object, 'spec', field).flatMap((endpoint, index) =>
      fieldsAt(endpoint).honorLabels === true
        ? [
            {
              path: ['spec', field, index, 'honorLabels'],
              message: `With honorLabels, ${short(manifest.name)} can report metrics in the name of any namespace.`,
              remedy: 'Remove honorLabels.',
            },
          ]
        : [],
    ),
  );
}
