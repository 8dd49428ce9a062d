import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { resolveScope, Scope } from '@socle/plugin-platform-common';
import { TenantsService } from '../tenants';
import { OwnershipReader } from './OwnershipReader';
import { ScopeService } from './types';

/** What has authority: the GitOps tree, or the entity's own annotations. */
export type ScopeAuthority =
  | { mode: 'tenancy'; tenants: TenantsService; ownership: OwnershipReader }
  | { mode: 'annotations'; clusters: readonly string[] };

/** Scopes of the catalog's entities. */
export class CatalogScopes implements ScopeService {
  readonly #catalog: CatalogService;
  readonly #authority: ScopeAuthority;

  constructor(options: { catalog: CatalogService; authority: ScopeAuthority }) {
    this.#catalog = options.catalog;
    this.#authority = options.authority;
  }

  async resolve(options: {
    entityRef: string | CompoundEntityRef;
    credentials: BackstageCredentials;
  }): Promise<Scope> {
    const entityRef = toEntityRef(options.entityRef);
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials: options.credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `${stringifyEntityRef(entityRef)} is not in the catalog, or you may not read it`,
      );
    }
    const authority = this.#authority;
    if (authority.mode === 'annotations') {
      return resolveScope({ ...authority, entity });
    }
    const [{ tenants }, ownership] = await Promise.all([
      authority.tenants.list(),
      authority.ownership.read(entity),
    ]);
    return resolveScope({ mode: 'tenancy', entity, tenants, ownership });
  }
}

function toEntityRef(ref: string | CompoundEntityRef): CompoundEntityRef {
  try {
    return parseEntityRef(ref);
  } catch (error) {
    throw new InputError(
      'Name an entity as kind:namespace/name, as in component:default/checkout',
      error,
    );
  }
}
