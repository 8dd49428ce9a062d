import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PermissionCondition,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_OPENTELEMETRY_SERVICE } from './permissions';

/**
 * A condition on a service: `IS_SERVICE_OWNER`, with references that are claimed.
 *
 * @public
 */
export type ServicePermissionCondition = PermissionCondition<
  typeof RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
  { claims: string[] }
>;

/**
 * Conditions on services, for policies. The backend has the rule behind them.
 *
 * @public
 */
export const serviceConditions = {
  /** One of the claims owns the service's tenant, or the entity through which it is looked at. */
  isServiceOwner: ({
    claims,
  }: {
    claims: string[];
  }): ServicePermissionCondition => ({
    rule: 'IS_SERVICE_OWNER',
    resourceType: RESOURCE_TYPE_OPENTELEMETRY_SERVICE,
    params: { claims },
  }),
};

/**
 * Makes a policy's decision of conditions on services.
 *
 * @public
 */
export function createServiceConditionalDecision(
  permission: ResourcePermission<typeof RESOURCE_TYPE_OPENTELEMETRY_SERVICE>,
  conditions: PermissionCriteria<ServicePermissionCondition>,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'opentelemetry',
    resourceType: permission.resourceType,
    conditions,
  };
}
