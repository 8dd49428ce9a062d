import {
  alertHistoryQuery,
  AlertSpan,
  ServiceAlert,
  SourceState,
} from '@socle/plugin-opentelemetry-common';
import { Alertmanager, SilencedAlert } from '../clients/Alertmanager';
import { SourceAlert } from '../clients/MetricsSource';
import { toTelemetryError } from '../clients/TelemetryError';
import { Asking, fresh } from './Asking';
import { Place } from './Places';
import { SharedReads } from './SharedReads';

/* Labels that say in which namespace something is, and those that say of what it is. */
const namespaceLabels = ['namespace', 'k8s_namespace_name'];
const serviceLabels = ['service', 'service_name', 'deployment', 'workload'];

/** Which alerts are a service's, with what Alertmanager keeps quiet. */
export class Alerts {
  readonly #alertmanagers: ReadonlyMap<string, Alertmanager>;
  readonly #reads: SharedReads;

  constructor(options: {
    alertmanagers: ReadonlyMap<string, Alertmanager>;
    reads: SharedReads;
  }) {
    this.#alertmanagers = options.alertmanagers;
    this.#reads = options.reads;
  }

  /** Those of a place, the firing first; undefined where nobody can tell. */
  async of(
    asking: Asking,
    place: Place,
  ): Promise<{ alerts: ServiceAlert[] | undefined; sources: SourceState[] }> {
    const source = asking.source.name;
    const alertmanager = this.#alertmanagers.get(source);
    const [found, silenced] = await Promise.all([
      asking.alerts(),
      alertmanager ? this.#silenced(asking, alertmanager) : [],
    ]);
    return {
      alerts: found
        ?.filter(({ labels }) => isOf(labels, place))
        .map(alert => told(alert, silenced, source))
        .sort(
          (one, other) =>
            rank(one) - rank(other) || one.name.localeCompare(other.name),
        ),
      sources: alertmanager ? [alertmanager.state()] : [],
    };
  }

  /** When alerts of a place fired in a range. */
  async spans(
    asking: Asking,
    place: Place,
    range: { from: number; to: number; step: number },
  ): Promise<AlertSpan[]> {
    const series =
      (await asking.range(alertHistoryQuery(place.target), range)) ?? [];
    const moment = (seconds: number) => new Date(seconds * 1000).toISOString();
    return series
      .filter(({ labels }) => isOf(labels, place))
      .flatMap(({ labels, points }) => {
        const spans: AlertSpan[] = [];
        let last = -Infinity;
        for (const [at] of points) {
          if (at - last > range.step * 1.5) {
            spans.push({
              name: labels.alertname ?? '',
              ...(labels.severity && { severity: labels.severity }),
              from: moment(at),
            });
          }
          last = at;
          spans[spans.length - 1].to = moment(at);
        }
        const open = spans[spans.length - 1];
        if (open && range.to - last < range.step) {
          delete open.to;
        }
        return spans;
      })
      .slice(0, 200);
  }

  async #silenced(
    asking: Asking,
    alertmanager: Alertmanager,
  ): Promise<SilencedAlert[]> {
    const { name } = asking.source;
    try {
      return await this.#reads.get(
        JSON.stringify(['silenced', name]),
        fresh.alerts,
        () => alertmanager.silenced(),
      );
    } catch (thrown) {
      const { message } = toTelemetryError(`Alertmanager ${name}`, thrown);
      asking.warn({
        code: 'alertsUnknown',
        parameters: { source: name, message },
      });
      return [];
    }
  }
}

/**
 * Whether an alert is of a place: it says the namespace, and where the place is one service, that service, its workload or one
 * of its Pods. Every matcher of the cluster has to hold.
 */
export function isOf(
  labels: Readonly<Record<string, string>>,
  {
    environment,
    service,
    target,
  }: Pick<Place, 'environment' | 'service' | 'target'>,
): boolean {
  const { namespace } = environment;
  const says = (label: string) => labels[label];
  const ofCluster = (target.matchers ?? []).every(
    ({ label, value }) => labels[label] === value,
  );
  if (!ofCluster || !namespaceLabels.some(label => says(label) === namespace)) {
    return false;
  }
  if (service === undefined) {
    return true;
  }
  const names = new Set([
    service,
    ...(target.workloads ?? []).map(({ name }) => name),
  ]);
  const named = serviceLabels.flatMap(label => says(label) ?? []);
  if (named.length > 0) {
    return named.some(name => names.has(name));
  }
  const pod = says('pod') ?? says('k8s_pod_name');
  return (
    pod !== undefined &&
    [...names].some(
      name =>
        pod.startsWith(`${name}-`) &&
        /^(?:[0-9a-z]{1,10}-)?[0-9a-z]{1,10}$/.test(pod.slice(name.length + 1)),
    )
  );
}

const spoken = new Set(['alertname', 'severity', ...namespaceLabels]);

function told(
  { labels, annotations, state, activeAt }: SourceAlert,
  silenced: readonly SilencedAlert[],
  source: string,
): ServiceAlert {
  const { summary, description, runbook_url: runbook } = annotations;
  const found = silenced.find(one =>
    Object.entries(labels).every(
      ([label, value]) => one.labels[label] === value,
    ),
  );
  return {
    name: (labels.alertname ?? '').slice(0, 300),
    state,
    ...(labels.severity && { severity: labels.severity.slice(0, 60) }),
    ...(summary && { summary: summary.slice(0, 500) }),
    ...(description && { description: description.slice(0, 2_000) }),
    ...(runbook && /^https?:\/\//.test(runbook) && { runbook }),
    ...(activeAt && { since: new Date(activeAt).toISOString() }),
    ...(found && { silence: found.silence }),
    labels: Object.fromEntries(
      Object.entries(labels).filter(([label]) => !spoken.has(label)),
    ),
    source,
  };
}

function rank({ state, severity, silence }: ServiceAlert): number {
  return (
    (silence ? 100 : 0) +
    (state === 'firing' ? 0 : 10) +
    (severity === 'critical' ? 0 : 1)
  );
}
