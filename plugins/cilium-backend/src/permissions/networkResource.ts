import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_CILIUM_NETWORK } from '@socle/plugin-cilium-common';
import { z } from 'zod';

/** A tenant's network, as permission rules look at it: whose it is. */
export interface NetworkResource {
  /** Unset where an entity belongs to no tenant: it shows nothing then. */
  tenant?: string;
  /** The tenant's owner, and the owners of the entity through which it is looked at. */
  owners: readonly string[];
}

/** Networks of tenants. Rules are tried on each in memory: there is no query. */
export const networkResourceRef = createPermissionResourceRef<
  NetworkResource,
  never
>().with({ pluginId: 'cilium', resourceType: RESOURCE_TYPE_CILIUM_NETWORK });

/** Networks of tenants, or seen through entities, of one of the groups or users that are claimed. */
export const isNetworkOwner = createPermissionRule({
  name: 'IS_NETWORK_OWNER',
  description: 'Allow networks that one of the claims owns',
  resourceRef: networkResourceRef,
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
    throw new Error('Networks are not queried; apply the rule to each');
  },
});

/* References are the same in small letters and capitals. */
function small(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
