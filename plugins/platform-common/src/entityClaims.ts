import { Entity } from '@backstage/catalog-model';
import { KUBERNETES_NAMESPACE_ANNOTATION } from './annotations';
import { RefusedClaim } from './scope';
import { DeclaredTenant } from './tenants';

/* RFC 1123 label, as Kubernetes wants a namespace's name to be. */
const namespacePattern = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether Kubernetes would accept it as the name of a namespace. */
export function isNamespaceName(value: string): boolean {
  return namespacePattern.test(value);
}

/** The namespace that a Resource of type `kubernetes-namespace` stands for, and the field that says so. */
export function namespaceClaim(entity: Entity): {
  field: string;
  value: string;
} {
  const value = annotation(entity, KUBERNETES_NAMESPACE_ANNOTATION);
  return value === undefined
    ? { field: 'metadata.name', value: entity.metadata.name }
    : { field: KUBERNETES_NAMESPACE_ANNOTATION, value };
}

/** Whose a namespace is, on whichever cluster. */
export function tenantOfNamespace(
  tenants: readonly DeclaredTenant[],
  value: string,
): DeclaredTenant | undefined {
  return tenants.find(tenant =>
    tenant.environments.some(({ namespace }) => namespace === value),
  );
}

/** A System that is a tenant itself. */
export function isTenant(entity: Entity): boolean {
  return isKind(entity, 'system') && entity.spec?.type === 'tenant';
}

/** A Resource that is one environment. */
export function isNamespace(entity: Entity): boolean {
  return (
    isKind(entity, 'resource') && entity.spec?.type === 'kubernetes-namespace'
  );
}

function isKind(entity: Entity, kind: string): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === kind;
}

/** The annotation without the white space around it; undefined where it is not there. */
export function annotation(entity: Entity, name: string): string | undefined {
  const value = new Map(Object.entries(entity.metadata.annotations ?? {})).get(
    name,
  );
  return typeof value === 'string' ? value.trim() : undefined;
}

/** A claim that Kubernetes could not read. */
export function invalid(field: string, value: string): RefusedClaim {
  return { annotation: field, value, reason: 'invalid-value' };
}
