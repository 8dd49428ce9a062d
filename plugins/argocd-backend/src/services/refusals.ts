import {
  ActionRefusal,
  DeliveryAction,
  DeliveryActionName,
  deliveryActionNames,
  refusalOf,
  SyncPermission,
} from '@socle/plugin-argocd-common';
import { FoundApplication } from './FoundApplication';

/** Whether the portal can act on an Application at all. */
export function actingOn({
  instance,
  application,
}: FoundApplication): 'possible' | 'no-api' | 'no-token' {
  if (!instance.api) {
    return 'no-api';
  }
  return instance.api.canAct(application.spec.project)
    ? 'possible'
    : 'no-token';
}

/** Why one action cannot work now; undefined where it can. */
export function refusalTo(
  found: FoundApplication,
  permission: SyncPermission | undefined,
  action: DeliveryAction,
): ActionRefusal | undefined {
  return refusalOf({
    application: found.summary,
    permission,
    history: found.application.status.history.map(({ id }) => id),
    action,
  });
}

/** Why actions cannot work now, by their names. */
export function refusalsTo(
  found: FoundApplication,
  permission: SyncPermission | undefined,
): Partial<Record<DeliveryActionName, ActionRefusal>> {
  return Object.fromEntries(
    deliveryActionNames.flatMap(action => {
      const refusal = refusalTo(found, permission, { action });
      return refusal ? [[action, refusal]] : [];
    }),
  );
}
