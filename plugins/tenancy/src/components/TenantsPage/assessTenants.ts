import { Status } from '@socle/plugin-platform-common';
import { TenantState, TenantSummary } from '@socle/plugin-tenancy-common';
import { tenantStates } from './tenantQuery';

/** The one sentence about tenants, before it is put into words. */
export interface TenantsAssessment {
  status: Status;
  total: number;
  /** The worst first; none of a state that no tenant is in. */
  states: { state: TenantState; count: number }[];
}

/** How many tenants there are, and how they are; no better than the worst of them. */
export function assessTenants(
  tenants: readonly TenantSummary[],
  status: Status,
): TenantsAssessment {
  const states = tenantStates.flatMap(state => {
    const count = tenants.filter(tenant => tenant.state === state).length;
    return count > 0 ? [{ state, count }] : [];
  });
  return {
    status: {
      ...status,
      level: states[0]?.state === 'invalid' ? 'error' : 'ok',
    },
    total: tenants.length,
    states,
  };
}
