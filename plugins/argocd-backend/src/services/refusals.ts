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

/** Why one action cannot work now; undefined where it can. That the portal cannot act at all is `actingOn`'s to say. */
export function refusalTo(
  found: FoundApplication,
  permission: SyncPermission | undefined,
  action: DeliveryAction,
): ActionRefusal | undefined {
  const { application, summary, instance } = found;
  const { project } = application.spec;
  const { api } = instance;
  return (
    refusalOf({
      application: summary,
      permission,
      history: application.status.history.map(({ id }) => id),
      action,
    }) ??
    (api?.canAct(project) && !api.canAct(project, action.action)
      ? { code: 'noToken', parameters: { project } }
      : undefined)
  );
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
