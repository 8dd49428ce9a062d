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
import { ActionRights } from '@socle/plugin-argocd-common';
import { Scope } from '@socle/plugin-platform-common';
import { ScopeService } from '@socle/plugin-platform-node';
import { ApplicationResource } from '../permissions';
import { DeliveryAccess } from './DeliveryAccess';

/** An entity as somebody may look at it. */
export interface EntityView {
  entityRef: string;
  entity: Entity;
  scope: Scope;
  may: ActionRights;
}

/** Entities, for those who may read how they are delivered. */
export class EntityViews {
  readonly #catalog: CatalogService;
  readonly #scopes: ScopeService;
  readonly #access: DeliveryAccess;

  constructor(options: {
    catalog: CatalogService;
    scopes: ScopeService;
    access: DeliveryAccess;
  }) {
    this.#catalog = options.catalog;
    this.#scopes = options.scopes;
    this.#access = options.access;
  }

  /**
   * Throws `NotFoundError` where the user may not read the entity, `NotAllowedError` where they may, and not its deliveries,
   * `ServiceUnavailableError` where the platform's tree was never read.
   */
  async resolve(options: {
    entityRef: CompoundEntityRef;
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<EntityView> {
    const { credentials } = options;
    const entityRef = stringifyEntityRef(options.entityRef);
    const [scope, entity, rights] = await Promise.all([
      this.#scopes.resolve(options),
      this.#catalog.getEntityByRef(options.entityRef, { credentials }),
      this.#access.rightsOf(credentials),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `${entityRef} is not in the catalog, or you may not read it`,
      );
    }
    const resource = resourceOf(entity, scope);
    if (!rights.read(resource)) {
      throw new NotAllowedError(
        `How ${entityRef} is delivered is for its owners; ask them`,
      );
    }
    return { entityRef, entity, scope, may: rights.actions(resource) };
  }
}

/* Where there is a tenant, the scope has checked that every owner of the entity belongs to it. */
function resourceOf(entity: Entity, { tenant }: Scope): ApplicationResource {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  return tenant
    ? { tenant: tenant.name, owners: [tenant.owner, ...owners] }
    : { owners };
}
