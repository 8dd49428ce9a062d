import { Status } from '@socle/plugin-platform-common';
import { TenantDetails, TenantState } from '@socle/plugin-tenancy-common';

/** The sentence about a tenant, before it is put into words. */
export interface TenantAssessment {
  status: Status;
  /** `neverValid`: it has errors, and nothing that it ever said could be read. */
  outcome: TenantState | 'neverValid';
  /** How much more the owner's merged tenants cost than they may; unset where they do not, or it cannot be told. */
  overBudget?: number;
}

/** How a tenant is, as its files and its owner's budget have it; how its namespaces are is told elsewhere. */
export function assessTenant(details: TenantDetails): TenantAssessment {
  const outcome = outcomeOf(details);
  const { budget, status } = details;
  const over =
    budget?.limit !== undefined && budget.spent > budget.limit
      ? budget.spent - budget.limit
      : undefined;
  const levels = {
    live: over === undefined ? 'ok' : 'warning',
    suspended: 'unknown',
    requested: 'unknown',
    invalid: 'error',
    neverValid: 'error',
  } as const;
  return {
    status: { ...status, level: levels[outcome] },
    outcome,
    ...(over !== undefined && { overBudget: over }),
  };
}

function outcomeOf({
  state,
  owner,
}: TenantDetails): TenantAssessment['outcome'] {
  return state === 'invalid' && !owner ? 'neverValid' : state;
}
