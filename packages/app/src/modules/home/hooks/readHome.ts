import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { IdentityApi } from '@backstage/frontend-plugin-api';
import { CatalogApi } from '@backstage/plugin-catalog-react';

/** How many of each the page has room for; the catalog has the rest. */
const ROOM = { services: 50, tenants: 12, templates: 6 };

/** What the catalog knows of the viewer. */
export interface Home {
  /** As the catalog calls them, or their name for signing in. */
  displayName: string;
  services: Entity[];
  tenants: Entity[];
  /** The viewer owns none, and so the tenants are everybody's. */
  tenantsOfOthers: boolean;
  templates: Entity[];
}

const byTitle = (first: Entity, second: Entity) =>
  titleOf(first).localeCompare(titleOf(second));

/** What people call an entity. */
export function titleOf(entity: Entity): string {
  return entity.metadata.title ?? entity.metadata.name;
}

function displayNameOf(user: Entity | undefined, userRef: string): string {
  const profile = user?.spec?.profile;
  const name =
    profile && typeof profile === 'object' && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof name === 'string' ? name : parseEntityRef(userRef).name;
}

/** Reads what the home page is made of, in one round of requests and at most one more. */
export async function readHome(options: {
  catalogApi: CatalogApi;
  identityApi: IdentityApi;
}): Promise<Home> {
  const { catalogApi, identityApi } = options;
  const { userEntityRef, ownershipEntityRefs } =
    await identityApi.getBackstageIdentity();
  const owned = {
    'relations.ownedBy': [userEntityRef, ...ownershipEntityRefs],
  };
  const query = async (
    filter: Record<string, string | string[]>,
    limit: number,
  ) => {
    const { items } = await catalogApi.queryEntities({ filter, limit });
    return items.sort(byTitle);
  };

  const [user, services, ownTenants, templates] = await Promise.all([
    catalogApi.getEntityByRef(userEntityRef),
    query({ kind: 'Component', ...owned }, ROOM.services),
    query({ kind: 'System', 'spec.type': 'tenant', ...owned }, ROOM.tenants),
    query({ kind: 'Template' }, ROOM.templates),
  ]);
  const tenantsOfOthers = ownTenants.length === 0;
  return {
    displayName: displayNameOf(user, userEntityRef),
    services,
    tenants: tenantsOfOthers
      ? await query({ kind: 'System', 'spec.type': 'tenant' }, ROOM.tenants)
      : ownTenants,
    tenantsOfOthers,
    templates,
  };
}

/** The reference of an entity, as an address of it. */
export const refOf = (entity: Entity) => stringifyEntityRef(entity);
