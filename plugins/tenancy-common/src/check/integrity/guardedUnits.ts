import { namespaceOf } from '../../tenant/types';
import { Unit, Workspace } from '../tree/workspace';
import { GuardedKinds } from './kinds';

/** A folder of a team's or a service's repository, and what guards the environment that it is applied to. */
export interface GuardedUnit {
  unit: Unit;
  kinds: GuardedKinds;
  /** The namespace that it is applied to; undefined where its tenant cannot be told. */
  namespace?: string;
}

/**
 * The folders that are applied under a tenant's project. Manifests that belong to no repository are not among them: whether
 * they are a team's or the platform's cannot be told.
 */
export function guardedUnits({ units, profile }: Workspace): GuardedUnit[] {
  return units
    .filter(({ role }) => role !== 'loose')
    .map(unit => {
      const { tenant, tenantName, environmentName } = unit;
      return {
        unit,
        kinds: new GuardedKinds(tenant, profile?.value),
        ...(tenantName &&
          environmentName && {
            namespace: namespaceOf(tenantName, environmentName),
          }),
      };
    });
}
