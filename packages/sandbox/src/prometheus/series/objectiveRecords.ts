import { Series } from '../engine/types';
import { computed, requestsAfter, requestsSince } from './computed';
import { ServiceMoment } from './serviceSeries';

/* How often the rules of an objective record. */
const EVERY = 300_000;

/** What the rules of a service's objective have recorded: each five minutes' events, and what follows from them. */
export function objectiveRecords(moment: ServiceMoment): Series[] {
  const { service, deployedAt, now } = moment;
  const { objective, tenant, environment, perSecond, failing } = service;
  if (!objective) {
    return [];
  }
  const allowed = 1 - objective.target;
  const window = 30 * 86_400_000;
  const all = (from: number, to: number) =>
    requestsSince(perSecond, to) - requestsSince(perSecond, from);
  const bad = (from: number, to: number) => {
    const since = service.failingSinceDeploy === undefined ? to : deployedAt;
    const after = (at: number) =>
      since === undefined ? 0 : requestsAfter(perSecond, since, at);
    return (
      failing * all(from, to) +
      (service.failingSinceDeploy ?? 0) * (after(to) - after(from))
    );
  };
  const labels = {
    objective: objective.name,
    service: service.service,
    tenant,
    environment,
    namespace: `${tenant}-${environment}`,
  };
  const record = (
    name: string,
    value: (at: number) => number,
    more: Record<string, string> = {},
  ) =>
    computed({
      labels: { __name__: name, ...labels, ...more },
      value,
      interval: EVERY,
      now,
    });
  const ratio = (span: number) => (at: number) =>
    bad(at - span, at) / all(at - span, at);
  return [
    record('socle_objective:events:increase5m', at => all(at - EVERY, at)),
    record('socle_objective:errors:increase5m', at => bad(at - EVERY, at)),
    record(
      'socle_objective:budget_left:ratio',
      at => 1 - ratio(window)(at) / allowed,
    ),
    record('socle_objective:covered:ratio', () => 1),
    record('socle_objective:target:ratio', () => objective.target, {
      indicator: 'availability',
      title: objective.title,
      window: '30d',
    }),
    record('socle_objective:error_ratio:1h', ratio(3_600_000)),
  ];
}
