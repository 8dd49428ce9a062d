import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationReadPermission,
  RESOURCE_TYPE_CATALOG_ENTITY,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import {
  isResourcePermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  argocdApplicationConfirmPrunePermission,
  argocdApplicationHardRefreshPermission,
  argocdApplicationReadPermission,
  argocdApplicationRefreshPermission,
  argocdApplicationRollbackPermission,
  argocdApplicationSyncPermission,
  argocdApplicationTerminatePermission,
} from '@socle/plugin-argocd-common';
import {
  ciliumNetworkAskPermission,
  ciliumNetworkProposePermission,
  ciliumNetworkReadPermission,
} from '@socle/plugin-cilium-common';
import {
  opentelemetryHealthReadPermission,
  opentelemetryObjectiveProposePermission,
  opentelemetryPlatformReadPermission,
} from '@socle/plugin-opentelemetry-common';
import {
  tenancyTenantCreatePermission,
  tenancyTenantDeletePermission,
  tenancyTenantInspectPermission,
  tenancyTenantReadPermission,
  tenancyTenantUpdatePermission,
} from '@socle/plugin-tenancy-common';

/**
 * Who may do what a permission stands for. Administrators always may, and operators may all that owners may read.
 *
 * - `everyone`: who is signed in.
 * - `owners-and-operators`, `owners-and-administrators`: of a catalog entity, a tenant, an Application, or a service.
 * - `owners-requesters-and-operators`: of a tenant; who asked for it, while it is only requested.
 * - `initiators-and-operators`: of a scaffolder task.
 * - `operators`, `administrators`: nobody else.
 */
export type Rule =
  | 'everyone'
  | 'owners-and-operators'
  | 'owners-and-administrators'
  | 'owners-requesters-and-operators'
  | 'initiators-and-operators'
  | 'operators'
  | 'administrators';

const rules = new Map<string, Rule>(
  (
    [
      /* The catalog is the company's telephone book. */
      [catalogEntityReadPermission, 'everyone'],
      [catalogEntityRefreshPermission, 'everyone'],
      [catalogEntityValidatePermission, 'everyone'],
      [catalogLocationReadPermission, 'everyone'],
      [catalogLocationAnalyzePermission, 'everyone'],
      /* What somebody registers says who owns it, and shows its data to its owners only. */
      [catalogEntityCreatePermission, 'everyone'],
      [catalogLocationCreatePermission, 'everyone'],
      [catalogEntityDeletePermission, 'owners-and-administrators'],

      /* A template opens pull requests, which people review. Its tasks' logs are for who started them. */
      [actionExecutePermission, 'everyone'],
      [templateParameterReadPermission, 'everyone'],
      [templateStepReadPermission, 'everyone'],
      [taskCreatePermission, 'everyone'],
      [taskReadPermission, 'initiators-and-operators'],
      [taskCancelPermission, 'initiators-and-operators'],
      /* Runs any steps that the request brings along, with the portal's access to repositories. */
      [templateDryRunPermission, 'operators'],
      [templateManagementPermission, 'operators'],

      /* What a page shows is limited by the entity's scope and by tenancy.tenant.read. */
      [kubernetesClustersReadPermission, 'everyone'],
      [kubernetesResourcesReadPermission, 'everyone'],
      /* Reaches everything that the portal can reach, beside every scope. */
      [kubernetesProxyPermission, 'operators'],

      [tenancyTenantReadPermission, 'owners-and-operators'],
      [tenancyTenantInspectPermission, 'owners-requesters-and-operators'],
      /* For whom: those for whom one may change a tenant. Each becomes a pull request, which people review. */
      [tenancyTenantCreatePermission, 'everyone'],
      [tenancyTenantUpdatePermission, 'owners-and-administrators'],
      [tenancyTenantDeletePermission, 'owners-and-administrators'],

      [argocdApplicationReadPermission, 'owners-and-operators'],
      /* These only make Argo CD look again. */
      [argocdApplicationRefreshPermission, 'owners-and-operators'],
      [argocdApplicationHardRefreshPermission, 'owners-and-operators'],
      [argocdApplicationSyncPermission, 'owners-and-administrators'],
      [argocdApplicationTerminatePermission, 'owners-and-administrators'],
      [argocdApplicationRollbackPermission, 'owners-and-administrators'],
      [argocdApplicationConfirmPrunePermission, 'owners-and-administrators'],

      [ciliumNetworkReadPermission, 'owners-and-operators'],
      /* Nothing is changed by a question. */
      [ciliumNetworkAskPermission, 'owners-and-operators'],
      [ciliumNetworkProposePermission, 'owners-and-administrators'],

      [opentelemetryHealthReadPermission, 'owners-and-operators'],
      [opentelemetryObjectiveProposePermission, 'owners-and-administrators'],
      /* All tenants side by side. */
      [opentelemetryPlatformReadPermission, 'operators'],
    ] satisfies Array<[Permission, Rule]>
  ).map(([{ name }, rule]) => [name, rule]),
);

/**
 * The rule of a permission. One that is not in the table, as of a plugin that was added later, is as narrow as its kind
 * allows: what reads a catalog entity is for its owners and operators, what reads something else for operators, and
 * everything that changes something for administrators.
 */
export function ruleOf(permission: Permission): Rule {
  const rule = rules.get(permission.name);
  if (rule) {
    return rule;
  }
  if (permission.attributes.action !== 'read') {
    return 'administrators';
  }
  return isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)
    ? 'owners-and-operators'
    : 'operators';
}
