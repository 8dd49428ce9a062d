import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_ARGOCD_APPLICATION } from './permissions';

/**
 * A condition on an Application: `IS_APPLICATION_OWNER`, with references that are claimed.
 *
 * @public
 */
export type ApplicationPermissionCondition = PermissionCondition<
  typeof RESOURCE_TYPE_ARGOCD_APPLICATION,
  { claims: string[] }
>;

/**
 * Conditions on Applications, for policies. The backend has the rule behind them.
 *
 * @public
 */
export const applicationConditions = {
  /** One of the claims owns its tenant, or the entity of that tenant through which it is looked at. */
  isApplicationOwner: ({
    claims,
  }: {
    claims: string[];
  }): ApplicationPermissionCondition => ({
    rule: 'IS_APPLICATION_OWNER',
    resourceType: RESOURCE_TYPE_ARGOCD_APPLICATION,
    params: { claims },
  }),
};

/**
 * Makes a policy's decision of conditions on Applications.
 *
 * @public
 */
export function createApplicationConditionalDecision(
  permission: ResourcePermission<typeof RESOURCE_TYPE_ARGOCD_APPLICATION>,
  conditions: PermissionCriteria<ApplicationPermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'argocd',
    resourceType: permission.resourceType,
    conditions,
  };
}
