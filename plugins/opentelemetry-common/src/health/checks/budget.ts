import { ObjectiveEvidence } from '../evidence';
import { amount, finite } from '../reading';
import { limits } from '../thresholds';
import { HealthCheck, HealthReason } from '../types';
import { StatusLevel } from '@socle/plugin-platform-common';
import { checked, Judging } from './check';

/** How the error budgets stand: spent, nearly spent, or burning faster than the objective allows. */
export function checkBudget(
  judging: Judging,
  objective: ObjectiveEvidence,
): HealthCheck | undefined {
  const left = finite(objective.budgetLeft);
  if (left === undefined) {
    return undefined;
  }
  const { level, reason } = judge(objective, left);
  return checked(judging, {
    aspect: 'budget',
    level,
    reason,
    source: objective.name,
    basis: 'objective',
    windowSeconds: objective.coveredSeconds ?? objective.windowSeconds,
    at: objective.budgetLeft?.at,
  });
}

function judge(
  objective: ObjectiveEvidence,
  left: number,
): { level: StatusLevel; reason: HealthReason } {
  const burn = amount(objective.burnRate) ?? 0;
  const parameters = { objective: objective.name, left, burn };
  if (left <= 0) {
    // Spent and burning on is worse than spent a while ago.
    return {
      level: burn >= 1 ? 'error' : 'warning',
      reason: {
        code: burn >= 1 ? 'budgetOverspent' : 'budgetSpent',
        parameters,
      },
    };
  }
  if (burn >= limits.objective.error) {
    return { level: 'error', reason: { code: 'budgetBurning', parameters } };
  }
  if (burn >= limits.objective.warning) {
    return { level: 'warning', reason: { code: 'budgetBurning', parameters } };
  }
  return left < limits.budgetLeft.warning
    ? { level: 'warning', reason: { code: 'budgetLow', parameters } }
    : { level: 'ok', reason: { code: 'budgetLeft', parameters } };
}
