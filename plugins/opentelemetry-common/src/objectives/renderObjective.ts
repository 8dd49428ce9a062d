import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import { binary, call, firstOf, number } from '../promql/build';
import { printDuration } from '../promql/durations';
import { printQuery } from '../promql/print';
import { Expression } from '../promql/types';
import { BurnAlert, burnAlerts, allowedShare } from './burnAlerts';
import { Events, eventsOf } from './events';
import {
  all,
  budgetLeft,
  covered,
  eventsIn,
  labelsOf,
  objectiveSeries,
  recorded,
  recordedRatio,
} from './records';
import { Objective } from './types';

/**
 * A PrometheusRule of the Prometheus operator, as far as it is written here.
 *
 * @public
 */
export interface PrometheusRule {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'PrometheusRule';
  metadata: {
    name: string;
    namespace: string;
    labels: Record<string, string>;
  };
  spec: { groups: RuleGroup[] };
}

/** @public */
export interface RuleGroup {
  name: string;
  interval: string;
  rules: (RecordingRule | AlertingRule)[];
}

/** @public */
export interface RecordingRule {
  record: string;
  expr: string;
  labels: Record<string, string>;
}

/** @public */
export interface AlertingRule {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/* Longer windows are summed from what is recorded; shorter ones are read from the service itself, so that alerts are quick. */
const RAW = 3_600_000;

/**
 * The rules of an objective for one environment of its tenant: increases of events and of bad events, each event recorded
 * once; the share of bad events in each window; the budget; and alerts that fire when the budget burns too fast in two
 * windows at once. Alerts that could never fire are left out. Undefined where its queries cannot be counted, which
 * `checkObjective` says.
 *
 * @public
 */
export function renderObjective(
  objective: Objective,
  environment: string,
): PrometheusRule | undefined {
  const labels = labelsOf(objective, environment);
  const events = eventsOf(objective, labels.namespace);
  if (!events.ok) {
    return undefined;
  }
  const group = `${labels.namespace}.objective.${objective.name}`;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: `objective-${objective.name}`,
      namespace: labels.namespace,
      labels: {
        ...objective.labels,
        [TENANT_LABEL]: objective.tenant,
        [ENVIRONMENT_LABEL]: environment,
      },
    },
    spec: {
      groups: [
        {
          name: `${group}.budget`,
          interval: '5m',
          rules: budgetRules(objective, labels, events.over),
        },
        {
          name: `${group}.burn`,
          interval: '1m',
          rules: burnRules(objective, labels, events.over),
        },
      ],
    },
  };
}

type Labels = Record<string, string>;
type Over = (window: number) => Events;

function budgetRules(
  objective: Objective,
  labels: Labels,
  over: Over,
): RecordingRule[] {
  const window = objective.windowSeconds * 1000;
  const { total, bad } = over(300_000);
  const record = (name: string, expression: Expression): RecordingRule => ({
    record: name,
    expr: printQuery(expression),
    labels,
  });
  return [
    record(objectiveSeries.events, total),
    record(objectiveSeries.errors, bad),
    record(
      objectiveSeries.budgetLeft,
      budgetLeft(labels, window, allowedShare(objective.target)),
    ),
    record(objectiveSeries.covered, covered(labels, window)),
    {
      record: objectiveSeries.target,
      expr: printQuery(call('vector', number(objective.target))),
      labels: { ...labels, ...describedBy(objective) },
    },
  ];
}

/** What pages say of an objective, as labels of its target. */
function describedBy({
  name,
  title = name,
  indicator,
  windowSeconds,
}: Objective): Labels {
  return {
    title,
    indicator: indicator.kind,
    window: printDuration(windowSeconds * 1000),
    ...(indicator.kind === 'latency' && {
      threshold: String(indicator.thresholdSeconds),
    }),
  };
}

function burnRules(
  objective: Objective,
  labels: Labels,
  over: Over,
): RuleGroup['rules'] {
  const alerts = burnAlerts(objective);
  const windows = [
    ...new Set(alerts.flatMap(({ short, long }) => [short, long])),
  ].sort((one, other) => one - other);
  return [
    ...windows.map(window => ({
      record: objectiveSeries.errorRatio(window),
      expr: printQuery(ratio(window, labels, over)),
      labels,
    })),
    ...alertsOf(objective, labels, alerts),
  ];
}

function ratio(window: number, labels: Labels, over: Over): Expression {
  if (window > RAW) {
    return recordedRatio(labels, window);
  }
  const { total, bad } = over(window);
  return binary(bad, '/', binary(total, '>', number(0)));
}

function alertsOf(
  objective: Objective,
  labels: Labels,
  alerts: readonly BurnAlert[],
): AlertingRule[] {
  if (objective.alerts === 'none') {
    return [];
  }
  return (['page', 'ticket'] as const).flatMap(urgency => {
    const able = alerts.filter(
      alert => alert.urgency === urgency && alert.canFire,
    );
    const [first, ...rest] = able.map(alert => burning(alert, labels));
    return first
      ? [
          {
            alert:
              urgency === 'page'
                ? 'ErrorBudgetBurnsFast'
                : 'ErrorBudgetBurnsSlowly',
            expr: printQuery(firstOf(first, ...rest)),
            labels: {
              severity:
                urgency === 'page' && objective.alerts === 'page'
                  ? 'critical'
                  : 'warning',
              ...labels,
            },
            annotations: annotationsOf(objective, able),
          },
        ]
      : [];
  });
}

/** Too large a share of bad events in both windows, of enough events. */
function burning(alert: BurnAlert, labels: Labels): Expression {
  const { short, long, threshold, minimumEvents } = alert;
  const over = (window: number) =>
    binary(
      recorded(objectiveSeries.errorRatio(window), labels),
      '>',
      number(threshold),
    );
  return all(
    over(short),
    over(long),
    binary(
      eventsIn(objectiveSeries.events, labels, long),
      '>=',
      number(minimumEvents),
    ),
  );
}

function annotationsOf(
  objective: Objective,
  alerts: readonly BurnAlert[],
): Record<string, string> {
  const { name, title = name, windowSeconds, runbook } = objective;
  const days = windowSeconds / 86_400;
  const rates = alerts
    .map(
      ({ factor, short, long }) =>
        `${factor === 1 ? '' : `${factor} times `}as fast as allowed over ${printDuration(long)} and ${printDuration(short)}`,
    )
    .join(', or ');
  return {
    summary: `${title}: the error budget burns`,
    description: `{{ $value | humanizePercentage }} of events are bad, and ${Number((allowedShare(objective.target) * 100).toPrecision(6))}% may be over ${days} days. The budget burns ${rates}.`,
    ...(runbook !== undefined && { runbook_url: runbook }),
  };
}
