import {
  createPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of Applications; a reference to one is `instance/namespace/name`.
 *
 * Applications have a type of their own, and not that of catalog entities, because many of them are no entity's: a fleet of
 * 10,000 is decided on in memory, by one answer of the policy.
 *
 * @public
 */
export const RESOURCE_TYPE_ARGOCD_APPLICATION = 'argocd-application';

const onApplications = (
  name: string,
  action: 'read' | 'update',
): ResourcePermission<typeof RESOURCE_TYPE_ARGOCD_APPLICATION> =>
  createPermission({
    name,
    attributes: { action },
    resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
  });

/**
 * Reading how something is delivered: an Application, or all of those that an entity shows.
 *
 * @public
 */
export const argocdApplicationReadPermission = onApplications(
  'argocd.application.read',
  'read',
);

/**
 * Syncing an Application, or trying what a sync would do.
 *
 * @public
 */
export const argocdApplicationSyncPermission = onApplications(
  'argocd.application.sync',
  'update',
);

/**
 * Letting Argo CD compare an Application with Git and the cluster again.
 *
 * @public
 */
export const argocdApplicationRefreshPermission = onApplications(
  'argocd.application.refresh',
  'update',
);

/**
 * The same without Argo CD's cache of manifests, which costs it much more.
 *
 * @public
 */
export const argocdApplicationHardRefreshPermission = onApplications(
  'argocd.application.hard-refresh',
  'update',
);

/**
 * Ending the operation that runs.
 *
 * @public
 */
export const argocdApplicationTerminatePermission = onApplications(
  'argocd.application.terminate',
  'update',
);

/**
 * Going back to a deployment of the past.
 *
 * @public
 */
export const argocdApplicationRollbackPermission = onApplications(
  'argocd.application.rollback',
  'update',
);

/**
 * Letting a sync or a deletion remove what waits for somebody to confirm it.
 *
 * @public
 */
export const argocdApplicationConfirmPrunePermission = onApplications(
  'argocd.application.confirm-prune',
  'update',
);

/**
 * All permissions of the Argo CD plugin.
 *
 * @public
 */
export const argocdPermissions = [
  argocdApplicationReadPermission,
  argocdApplicationSyncPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationHardRefreshPermission,
  argocdApplicationTerminatePermission,
  argocdApplicationRollbackPermission,
  argocdApplicationConfirmPrunePermission,
];
