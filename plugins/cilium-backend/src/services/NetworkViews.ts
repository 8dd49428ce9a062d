import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  ciliumNetworkAskPermission,
  ciliumNetworkProposePermission,
  ciliumNetworkReadPermission,
  NetworkRights,
} from '@socle/plugin-cilium-common';
import { Scope, ScopeEnvironment } from '@socle/plugin-platform-common';
import { ScopeService, TenantsService } from '@socle/plugin-platform-node';
import {
  NetworkResource,
  networkResourceRef,
} from '../permissions/networkResource';

export type User = BackstageCredentials<BackstageUserPrincipal>;

/** An entity as somebody may look at its network. */
export interface NetworkView {
  entityRef: string;
  scope: Scope;
  may: NetworkRights;
  /** Whose each namespace of a cluster is, by `cluster/namespace`: to name peers by, and to show nothing of. */
  homes: ReadonlyMap<string, Home>;
}

/** Whose a namespace is. */
export interface Home {
  tenant: string;
  environment: string;
}

/** Entities, for those who may read their network. */
export class NetworkViews {
  readonly #catalog: CatalogService;
  readonly #scopes: ScopeService;
  readonly #tenants: TenantsService;
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(options: {
    catalog: CatalogService;
    scopes: ScopeService;
    tenants: TenantsService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#catalog = options.catalog;
    this.#scopes = options.scopes;
    this.#tenants = options.tenants;
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /**
   * Throws `NotFoundError` where the user may not read the entity, `NotAllowedError` where they may, and not its network,
   * `ServiceUnavailableError` where the platform's tree was never read.
   */
  async resolve(options: {
    entityRef: CompoundEntityRef;
    credentials: User;
  }): Promise<NetworkView> {
    const { credentials } = options;
    const entityRef = stringifyEntityRef(options.entityRef);
    const [scope, entity, decisions, homes] = await Promise.all([
      this.#scopes.resolve(options),
      this.#catalog.getEntityByRef(options.entityRef, { credentials }),
      this.#permissions.authorizeConditional(
        [
          { permission: ciliumNetworkReadPermission },
          { permission: ciliumNetworkAskPermission },
          { permission: ciliumNetworkProposePermission },
        ],
        { credentials },
      ),
      this.#homes(),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `${entityRef} is not in the catalog, or you may not read it`,
      );
    }
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(networkResourceRef),
    );
    const resource = resourceOf(entity, scope);
    const [read, ask, propose] = decisions.map(decision =>
      isAllowed(decision, resource),
    );
    if (!read) {
      throw new NotAllowedError(
        `The network of ${entityRef} is for its owners; ask them`,
      );
    }
    return { entityRef, scope, may: { ask, propose }, homes };
  }

  async #homes(): Promise<ReadonlyMap<string, Home>> {
    const { tenants } = await this.#tenants.list();
    return new Map(
      tenants.flatMap(({ name: tenant, environments }) =>
        environments.map(({ name: environment, cluster, namespace }) => [
          `${cluster}/${namespace}`,
          { tenant, environment },
        ]),
      ),
    );
  }
}

/* Where there is a tenant, the scope has checked that every owner of the entity belongs to it. */
function resourceOf(entity: Entity, { tenant }: Scope): NetworkResource {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
  return tenant
    ? { tenant: tenant.name, owners: [tenant.owner, ...owners] }
    : { owners };
}

/** Throws `NotAllowedError` where the user may only look. */
export function requireRight(
  { may, entityRef }: NetworkView,
  right: keyof NetworkRights,
): void {
  if (!may[right]) {
    throw new NotAllowedError(
      right === 'ask'
        ? `Questions about the network of ${entityRef} are for its owners; ask them`
        : `Changes of the network of ${entityRef} are for its owners; ask them`,
    );
  }
}

/** The environment that a query names, or the first one. Throws `NotFoundError`. */
export function environmentOf(
  { scope, entityRef }: NetworkView,
  name: string | undefined,
): ScopeEnvironment {
  const found =
    name === undefined
      ? scope.environments.at(0)
      : scope.environments.find(one => one.name === name);
  if (!found) {
    throw new NotFoundError(
      name === undefined
        ? `${entityRef} runs in no environment`
        : `${entityRef} has no environment ${name}`,
    );
  }
  return found;
}

/** Whether a namespace is of the view's tenant. */
export function isOwnNamespace(
  { scope, homes }: NetworkView,
  cluster: string,
  namespace: string | undefined,
): boolean {
  return (
    namespace !== undefined &&
    (scope.environments.some(
      one => one.cluster === cluster && one.namespace === namespace,
    ) ||
      (scope.tenant !== undefined &&
        homes.get(`${cluster}/${namespace}`)?.tenant === scope.tenant.name))
  );
}

/** All environments of the view's tenant on a cluster, also those that the entity itself is not in. */
export function ownNamespaces(view: NetworkView, cluster: string): string[] {
  const names = [...view.homes.keys()].flatMap(key => {
    const slash = key.indexOf('/');
    return key.slice(0, slash) === cluster ? [key.slice(slash + 1)] : [];
  });
  const scoped = view.scope.environments
    .filter(one => one.cluster === cluster)
    .map(({ namespace }) => namespace);
  return [...new Set([...scoped, ...names])].filter(name =>
    isOwnNamespace(view, cluster, name),
  );
}
