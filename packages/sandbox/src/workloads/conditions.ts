import { Condition } from './types';

/** The conditions with one of them set; the moment of its last transition moves only when its status does. */
export function withCondition(
  conditions: Condition[] = [],
  condition: Omit<Condition, 'lastTransitionTime' | 'lastUpdateTime'>,
  now: string,
): Condition[] {
  const before = conditions.find(({ type }) => type === condition.type);
  if (
    before?.status === condition.status &&
    before.reason === condition.reason &&
    before.message === condition.message
  ) {
    return conditions;
  }
  const after: Condition = {
    ...condition,
    ...(before?.lastUpdateTime !== undefined || !before
      ? { lastUpdateTime: now }
      : {}),
    lastTransitionTime:
      before?.status === condition.status ? before.lastTransitionTime : now,
  };
  return before
    ? conditions.map(entry => (entry === before ? after : entry))
    : [...conditions, after];
}

export function withoutCondition(
  conditions: Condition[] = [],
  type: string,
): Condition[] {
  return conditions.filter(condition => condition.type !== type);
}
