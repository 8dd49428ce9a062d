import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CILIUM_NETWORK } from './permissions';

/**
 * A condition on a tenant's network: `IS_NETWORK_OWNER`, with references that are claimed.
 *
 * @public
 */
export type NetworkPermissionCondition = PermissionCondition<
  typeof RESOURCE_TYPE_CILIUM_NETWORK,
  { claims: string[] }
>;

/**
 * Conditions on tenants' networks, for policies. The backend has the rule behind them.
 *
 * @public
 */
export const networkConditions = {
  /** One of the claims owns the tenant, or the entity of that tenant through which it is looked at. */
  isNetworkOwner: ({
    claims,
  }: {
    claims: string[];
  }): NetworkPermissionCondition => ({
    rule: 'IS_NETWORK_OWNER',
    resourceType: RESOURCE_TYPE_CILIUM_NETWORK,
    params: { claims },
  }),
};

/**
 * Makes a policy's decision of conditions on tenants' networks.
 *
 * @public
 */
export function createNetworkConditionalDecision(
  permission: ResourcePermission<typeof RESOURCE_TYPE_CILIUM_NETWORK>,
  conditions: PermissionCriteria<NetworkPermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'cilium',
    resourceType: permission.resourceType,
    conditions,
  };
}
