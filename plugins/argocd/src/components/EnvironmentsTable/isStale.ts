import {
  ApplicationSummary,
  InstanceStatus,
} from '@socle/plugin-argocd-common';

/** Whether the Argo CD of an Application went silent. */
export function isStale(
  application: ApplicationSummary,
  instances: readonly InstanceStatus[],
): boolean {
  return instances.some(
    ({ name, status }) =>
      name === application.instance && status.staleSince !== undefined,
  );
}
