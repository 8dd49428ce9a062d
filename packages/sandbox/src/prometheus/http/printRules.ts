import { ActiveAlert, RuleState } from '../rules/Alerts';
import { printNumber } from './formats';

/** The answer of `/api/v1/alerts`. */
export function printAlerts(states: readonly RuleState[]): object {
  return { alerts: states.flatMap(({ alerts }) => alerts.map(printAlert)) };
}

/** The answer of `/api/v1/rules`: the sandbox evaluates alerting rules. */
export function printRules(
  states: readonly RuleState[],
  type: string | undefined,
): object {
  const groups = new Map<string, RuleState[]>();
  for (const state of type === 'record' ? [] : states) {
    const { group } = state.rule;
    groups.set(group, [...(groups.get(group) ?? []), state]);
  }
  return {
    groups: [...groups].map(([name, members]) => ({
      name,
      file: `${name}.yaml`,
      interval: 30,
      limit: 0,
      rules: members.map(printRule),
      evaluationTime: 0,
      lastEvaluation: moment(members[0].evaluatedAt),
    })),
  };
}

function printRule({
  rule,
  alerts,
  lastError,
  evaluatedAt,
}: RuleState): object {
  const { name, query, hold, labels, annotations } = rule;
  const state =
    ['firing', 'pending'].find(one =>
      alerts.some(alert => alert.state === one),
    ) ?? 'inactive';
  return {
    state,
    name,
    query,
    duration: hold / 1000,
    keepFiringFor: 0,
    labels,
    annotations,
    alerts: alerts.map(printAlert),
    health: lastError === undefined ? 'ok' : 'err',
    ...(lastError !== undefined && { lastError }),
    evaluationTime: 0,
    lastEvaluation: moment(evaluatedAt),
    type: 'alerting',
  };
}

function printAlert(alert: ActiveAlert): object {
  const { labels, annotations, state, activeAt, value } = alert;
  return {
    labels,
    annotations,
    state,
    activeAt: moment(activeAt),
    value: printNumber(value),
  };
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
