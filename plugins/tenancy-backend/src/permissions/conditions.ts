import { createConditionExports } from '@backstage/plugin-permission-node';
import { tenantRules } from './rules';
import { tenantResourceRef } from './tenantResource';

const exported = createConditionExports({
  resourceRef: tenantResourceRef,
  rules: tenantRules,
});

/**
 * Conditions on tenants, for policies: `isTenantOwner` and `isTenantRequester`, each with `claims`.
 *
 * @public
 */
export const tenantConditions = exported.conditions;

/**
 * Makes a policy's decision of conditions on tenants.
 *
 * @public
 */
export const createTenantConditionalDecision =
  exported.createConditionalDecision;
