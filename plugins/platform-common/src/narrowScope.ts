import { Entity } from '@backstage/catalog-model';
import {
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
} from './annotations';
import {
  annotation,
  invalid,
  isNamespace,
  isNamespaceName,
  isTenant,
  namespaceClaim,
  tenantOfNamespace,
} from './entityClaims';
import { isLabelValue, parseLabelSelector } from './labelSelector';
import { RefusedClaim } from './scope';
import { DeclaredTenant } from './tenants';

/* Printable, without white space: clusters are named by people, in a configuration file. */
const clusterPattern = /^[!-~]{1,253}$/;

/** What a claim leaves, or the claim that leaves nothing. */
export type Narrowing =
  { accepts: (name: string) => boolean } | { refused: RefusedClaim };

/** Which namespaces of its tenant an entity's claim leaves it. */
export function narrowByNamespace(
  entity: Entity,
  tenant: DeclaredTenant,
  tenants: readonly DeclaredTenant[],
): Narrowing {
  if (isTenant(entity)) {
    return { accepts: () => true };
  }
  const claimed = annotation(entity, KUBERNETES_NAMESPACE_ANNOTATION);
  if (claimed === undefined && !isNamespace(entity)) {
    return { accepts: () => true };
  }
  const { field, value } = namespaceClaim(entity);
  if (!isNamespaceName(value)) {
    return { refused: invalid(field, value) };
  }
  if (tenant.environments.some(({ namespace }) => namespace === value)) {
    return { accepts: namespace => namespace === value };
  }
  const other = tenantOfNamespace(tenants, value);
  return {
    refused: {
      annotation: field,
      value,
      reason: other ? 'other-tenant' : 'not-an-environment',
      ...(other && { tenant: other.name }),
    },
  };
}

/** Which clusters of its tenant an entity's claim leaves it. */
export function narrowByCluster(
  entity: Entity,
  tenant: DeclaredTenant,
): Narrowing {
  const value = isTenant(entity)
    ? undefined
    : annotation(entity, KUBERNETES_CLUSTER_ANNOTATION);
  if (value === undefined) {
    return { accepts: () => true };
  }
  if (!clusterPattern.test(value)) {
    return { refused: invalid(KUBERNETES_CLUSTER_ANNOTATION, value) };
  }
  return tenant.environments.some(({ cluster }) => cluster === value)
    ? { accepts: cluster => cluster === value }
    : {
        refused: {
          annotation: KUBERNETES_CLUSTER_ANNOTATION,
          value,
          reason: 'not-an-environment',
        },
      };
}

/** The label selector of an entity's workloads; none where it shows whole namespaces. */
export function selectorOf(
  entity: Entity,
): { labelSelector?: string } | { refused: RefusedClaim } {
  /* A page of the whole namespace carries these annotations only so that Backstage draws its Kubernetes tab. */
  if (isTenant(entity) || isNamespace(entity)) {
    return {};
  }
  const selector = annotation(entity, KUBERNETES_LABEL_SELECTOR_ANNOTATION);
  if (selector !== undefined) {
    const parsed = parseLabelSelector(selector);
    return parsed.valid
      ? { labelSelector: parsed.canonical }
      : { refused: invalid(KUBERNETES_LABEL_SELECTOR_ANNOTATION, selector) };
  }
  const id = annotation(entity, KUBERNETES_ID_ANNOTATION);
  if (id !== undefined && (id === '' || !isLabelValue(id))) {
    return { refused: invalid(KUBERNETES_ID_ANNOTATION, id) };
  }
  return {
    labelSelector: `${KUBERNETES_ID_ANNOTATION}=${id ?? entity.metadata.name}`,
  };
}
