import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Scope } from '@socle/plugin-platform-common';
import {
  ScopeService,
  TenantsService,
  Tenant,
} from '@socle/plugin-platform-node';
import { ServiceResource } from '../permissions';
import { Access } from './Access';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** An entity as somebody may look at it. */
export interface EntityView {
  entityRef: string;
  entity: Entity;
  scope: Scope;
}

/** A tenant as somebody may look at it, with its components. */
export interface TenantView {
  tenant: Tenant;
  services: EntityView[];
  omitted: number;
}

/* More services than any tenant of today has; of larger ones, the first. */
const MAX_SERVICES = 200;

/** Entities and tenants, for those who may read how healthy they are. */
export class Views {
  readonly #catalog: CatalogService;
  readonly #scopes: ScopeService;
  readonly #tenants: TenantsService;
  readonly #access: Access;

  constructor(options: {
    catalog: CatalogService;
    scopes: ScopeService;
    tenants: TenantsService;
    access: Access;
  }) {
    this.#catalog = options.catalog;
    this.#scopes = options.scopes;
    this.#tenants = options.tenants;
    this.#access = options.access;
  }

  /**
   * Throws `NotFoundError` where the user may not read the entity, `NotAllowedError` where they may, and not its health,
   * `ServiceUnavailableError` where the platform's tree was never read.
   */
  async entity(options: {
    entityRef: CompoundEntityRef;
    credentials: UserCredentials;
  }): Promise<EntityView> {
    const { credentials } = options;
    const entityRef = stringifyEntityRef(options.entityRef);
    const [scope, entity, mayRead] = await Promise.all([
      this.#scopes.resolve(options),
      this.#catalog.getEntityByRef(options.entityRef, { credentials }),
      this.#access.reader(credentials),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `${entityRef} is not in the catalog, or you may not read it`,
      );
    }
    if (!mayRead(resourceOf(entity, scope))) {
      throw new NotAllowedError(
        `How healthy ${entityRef} is, is for its owners; ask them`,
      );
    }
    return { entityRef, entity, scope };
  }

  /** Throws `NotAllowedError` where the user may not propose objectives of an entity that they read. */
  async assertMayPropose(
    { entityRef, entity, scope }: EntityView,
    credentials: UserCredentials,
  ): Promise<void> {
    const mayPropose = await this.#access.proposer(credentials);
    if (!mayPropose(resourceOf(entity, scope))) {
      throw new NotAllowedError(
        `Objectives of ${entityRef} are proposed by its owners; ask them`,
      );
    }
  }

  /** Throws `NotFoundError` for a tenant that is not there or is not the user's to read: both look the same. */
  async tenant(options: {
    name: string;
    credentials: UserCredentials;
  }): Promise<TenantView> {
    const { name, credentials } = options;
    const [tenant, mayRead] = await Promise.all([
      this.#tenants.get(name),
      this.#access.reader(credentials),
    ]);
    if (!tenant || !mayRead({ tenant: tenant.name, owners: [tenant.owner] })) {
      throw new NotFoundError(
        `There is no tenant ${name}, or its health is not yours to read`,
      );
    }
    const { items } = await this.#catalog.getEntities(
      {
        filter: [
          { kind: 'Component', 'spec.system': name },
          { kind: 'Component', 'spec.system': `system:default/${name}` },
          { kind: 'Component', 'metadata.annotations.socle.dev/tenant': name },
        ],
      },
      { credentials },
    );
    const found = await Promise.all(
      items.slice(0, MAX_SERVICES).map(async entity => {
        const scope = await this.#scopes.resolve({
          entityRef: stringifyEntityRef(entity),
          credentials,
        });
        return { entityRef: stringifyEntityRef(entity), entity, scope };
      }),
    );
    return {
      tenant,
      services: found.filter(
        ({ entity, scope }) =>
          scope.tenant?.name === name && mayRead(resourceOf(entity, scope)),
      ),
      omitted: Math.max(0, items.length - MAX_SERVICES),
    };
  }
}

/* Where there is a tenant, the scope has checked that every owner of the entity belongs to it. */
function resourceOf(entity: Entity, { tenant }: Scope): ServiceResource {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  return tenant
    ? { tenant: tenant.name, owners: [tenant.owner, ...owners] }
    : { owners };
}
