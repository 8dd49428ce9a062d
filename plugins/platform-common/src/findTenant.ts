import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { TENANT_ANNOTATION } from './annotations';
import {
  annotation,
  isNamespace,
  isTenant,
  namespaceClaim,
  tenantOfNamespace,
} from './entityClaims';
import { RefusedClaim } from './scope';
import { DeclaredTenant } from './tenants';

/** How an entity came to its tenant: the field that says so, and its value. */
export interface TenantClaim {
  tenant: DeclaredTenant;
  field: string;
  value: string;
}

/**
 * The tenant that an entity is or claims to be of, and the claims on other tenants. Whether the entity's owner belongs to
 * it is not looked at here.
 */
export function findTenant(
  entity: Entity,
  tenants: readonly DeclaredTenant[],
): { claim?: TenantClaim; refused: RefusedClaim[] } {
  const named = (name: string | undefined) =>
    tenants.find(tenant => tenant.name === name);
  const annotated = annotation(entity, TENANT_ANNOTATION);
  const claim =
    claimByIdentity(entity, named) ??
    claimBySystem(entity, named) ??
    claimByAnnotation(annotated, named) ??
    claimByNamespace(entity, tenants);

  if (!claim && isTenant(entity)) {
    return {
      refused: [
        {
          annotation: 'metadata.name',
          value: entity.metadata.name,
          reason: 'unknown-tenant',
        },
      ],
    };
  }
  if (annotated !== undefined && annotated !== claim?.tenant.name) {
    const other = named(annotated);
    return {
      ...(claim && { claim }),
      refused: [
        {
          annotation: TENANT_ANNOTATION,
          value: annotated,
          reason: other ? 'other-tenant' : 'unknown-tenant',
          ...(other && { tenant: other.name }),
        },
      ],
    };
  }
  return { ...(claim && { claim }), refused: [] };
}

type FindTenant = (name: string | undefined) => DeclaredTenant | undefined;

function claimByIdentity(
  entity: Entity,
  named: FindTenant,
): TenantClaim | undefined {
  const { name } = entity.metadata;
  const tenant =
    isTenant(entity) && inDefaultNamespace(entity) ? named(name) : undefined;
  return tenant && { tenant, field: 'metadata.name', value: name };
}

function claimBySystem(
  entity: Entity,
  named: FindTenant,
): TenantClaim | undefined {
  const system = entity.spec?.system;
  if (typeof system !== 'string') {
    return undefined;
  }
  const tenant = named(systemName(system, entity));
  return tenant && { tenant, field: 'spec.system', value: system };
}

function claimByAnnotation(
  value: string | undefined,
  named: FindTenant,
): TenantClaim | undefined {
  const tenant = named(value);
  return tenant && value !== undefined
    ? { tenant, field: TENANT_ANNOTATION, value }
    : undefined;
}

function claimByNamespace(
  entity: Entity,
  tenants: readonly DeclaredTenant[],
): TenantClaim | undefined {
  if (!isNamespace(entity)) {
    return undefined;
  }
  const { field, value } = namespaceClaim(entity);
  const tenant = tenantOfNamespace(tenants, value);
  return tenant && { tenant, field, value };
}

/** The name of the tenant's System that an entity refers to: tenants live in the catalog's default namespace only. */
function systemName(system: string, entity: Entity): string | undefined {
  try {
    const ref = parseEntityRef(system, {
      defaultKind: 'system',
      defaultNamespace: entity.metadata.namespace,
    });
    return ref.kind.toLocaleLowerCase('en-US') === 'system' &&
      ref.namespace === 'default'
      ? ref.name
      : undefined;
  } catch {
    return undefined;
  }
}

function inDefaultNamespace(entity: Entity): boolean {
  return getCompoundEntityRef(entity).namespace === 'default';
}
