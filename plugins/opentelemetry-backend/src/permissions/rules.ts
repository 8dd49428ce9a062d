import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { serviceResourceRef } from './serviceResource';

/** Services of tenants, or seen through entities, of one of the groups or users that are claimed. */
export const isServiceOwner = createPermissionRule({
  name: 'IS_SERVICE_OWNER',
  description: 'Allow services that one of the claims owns',
  resourceRef: serviceResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('References of the groups that own, one of which must match'),
  }),
  apply: ({ owners }, { claims }) => {
    const wanted = new Set(owners.map(small));
    return claims.some(claim => wanted.has(small(claim)));
  },
  toQuery: () => {
    throw new Error('Services are not queried; apply the rule to each');
  },
});

/* References are the same in small letters and capitals. */
function small(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
