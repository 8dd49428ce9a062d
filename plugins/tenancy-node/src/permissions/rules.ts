import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { tenantResourceRef } from './tenantResource';

function noQuery(): never {
  throw new Error('Tenants are not queried; apply the rule to each');
}

/** Tenants of one of the groups or users that are claimed. */
export const isTenantOwner = createPermissionRule({
  name: 'IS_TENANT_OWNER',
  description: 'Allow tenants that one of the claims owns',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('References of the groups that own, one of which must match'),
  }),
  apply: ({ owner }, { claims }) => isAmong(owner, claims),
  toQuery: noQuery,
});

/** Tenants that one of the claimed users asked for, while they are only requested. */
export const isTenantRequester = createPermissionRule({
  name: 'IS_TENANT_REQUESTER',
  description: 'Allow tenants that one of the claims asked for',
  resourceRef: tenantResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('References of the users who ask, one of which must match'),
  }),
  apply: ({ requestedBy }, { claims }) => isAmong(requestedBy, claims),
  toQuery: noQuery,
});

/** The rules of tenants. */
export const tenantRules = [isTenantOwner, isTenantRequester];

/* References are the same in small letters and capitals. */
function isAmong(ref: string | undefined, claims: string[]): boolean {
  const wanted = ref?.toLocaleLowerCase('en-US');
  return (
    wanted !== undefined &&
    claims.some(claim => claim.toLocaleLowerCase('en-US') === wanted)
  );
}
