import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
} from './annotations';
import {
  annotation,
  invalid,
  isNamespaceName,
  tenantOfNamespace,
} from './entityClaims';
import { findTenant } from './findTenant';
import { narrowByCluster, narrowByNamespace, selectorOf } from './narrowScope';
import { RefusedClaim, Scope, ScopeEnvironment } from './scope';
import { DeclaredTenant } from './tenants';

/**
 * Everything that decides an entity's scope.
 *
 * @public
 */
export type ResolveScopeInput = {
  entity: Entity;
} & (
  | {
      /** The platform's GitOps tree is the authority; annotations are claims. */
      mode: 'tenancy';
      /** Every tenant of the platform: to find the entity's, and to say whose another one's namespace is. */
      tenants: readonly DeclaredTenant[];
      ownership: EntityOwnership;
    }
  | {
      /** Annotations are trusted, as Backstage's Kubernetes plugin does. */
      mode: 'annotations';
      /** The clusters that the portal knows, for an entity that names none. */
      clusters: readonly string[];
    }
);

/**
 * Who owns an entity, as the catalog says.
 *
 * @public
 */
export interface EntityOwnership {
  /** Empty where nobody owns it: it then belongs to no tenant. */
  owners: ReadonlyArray<{
    /** `group:default/checkout-crew` */
    ref: string;
    /** The groups it is a child or a member of, and those above them: `group:default/payments`. */
    ancestors: readonly string[];
  }>;
}

/**
 * Decides what one entity may show (docs: "Who may see what").
 *
 * The tenant is found by what the entity is or claims, in this order: a System of type `tenant` by its name, anything by
 * `spec.system`, then by the annotation `socle.dev/tenant`, a Resource of type `kubernetes-namespace` by its namespace.
 * It counts only where *every* owner of the entity is the tenant's owner or a group under it. From there on claims can
 * only narrow:
 *
 * - a System of type `tenant` shows all its environments, whole namespaces;
 * - a Resource of type `kubernetes-namespace` shows one environment, the whole namespace: the one that the annotation
 *   `backstage.io/kubernetes-namespace`, or else its name, claims;
 * - anything else shows its workloads in all environments, or in those of the namespace and cluster that it claims. Its
 *   workloads are selected by `backstage.io/kubernetes-label-selector`, or else by the label `backstage.io/kubernetes-id`
 *   with the value of that annotation, or else with the entity's name: the rule of Backstage's own Kubernetes plugin.
 *
 * A claim on what is not the tenant's, or that cannot be read, is in `refused` and leaves no environment at all, so that a
 * wrong claim never shows more than a right one.
 *
 * In mode `annotations` there is no tenant: the entity shows the namespace that it names, on the cluster that it names or
 * on all; nothing where it names no namespace. An environment then carries its namespace's name.
 *
 * Pure; never throws on what an entity holds.
 *
 * @public
 */
export function resolveScope(input: ResolveScopeInput): Scope {
  const scope: Scope = {
    entityRef: stringifyEntityRef(input.entity),
    environments: [],
    refused: [],
  };
  return input.mode === 'annotations'
    ? { ...scope, ...scopeByAnnotations(input) }
    : { ...scope, ...scopeByTenancy(input) };
}

type PartialScope = Pick<Scope, 'environments' | 'refused'> &
  Pick<Partial<Scope>, 'tenant'>;

function scopeByTenancy(
  input: ResolveScopeInput & { mode: 'tenancy' },
): PartialScope {
  const { entity, tenants, ownership } = input;
  const { claim, refused: refusedTenants } = findTenant(entity, tenants);
  if (!claim) {
    return {
      environments: [],
      refused: [...refusedTenants, ...refuseNamespace(entity, tenants)],
    };
  }
  const { tenant } = claim;
  if (!ownedBy(tenant, ownership)) {
    return {
      environments: [],
      refused: [
        ...refusedTenants,
        {
          annotation: claim.field,
          value: claim.value,
          reason: 'owner-not-in-tenant',
          tenant: tenant.name,
        },
      ],
    };
  }

  const namespaces = narrowByNamespace(entity, tenant, tenants);
  const clusters = narrowByCluster(entity, tenant);
  const selector = selectorOf(entity);
  const refused = [namespaces, clusters, selector].flatMap(claimed =>
    'refused' in claimed ? [claimed.refused] : [],
  );
  const environments: ScopeEnvironment[] =
    'refused' in namespaces || 'refused' in clusters || 'refused' in selector
      ? []
      : tenant.environments
          .filter(({ namespace }) => namespaces.accepts(namespace))
          .filter(({ cluster }) => clusters.accepts(cluster))
          .map(({ name, cluster, namespace, suspended }) => ({
            name,
            cluster,
            namespace,
            ...(selector.labelSelector && {
              labelSelector: selector.labelSelector,
            }),
            ...(suspended && { suspended }),
          }));
  return {
    tenant: {
      name: tenant.name,
      ...(tenant.title && { title: tenant.title }),
      owner: tenant.owner,
    },
    environments,
    refused: [...refusedTenants, ...refused],
  };
}

function scopeByAnnotations(
  input: ResolveScopeInput & { mode: 'annotations' },
): PartialScope {
  const { entity } = input;
  const namespace = annotation(entity, KUBERNETES_NAMESPACE_ANNOTATION);
  const cluster = annotation(entity, KUBERNETES_CLUSTER_ANNOTATION);
  const selector = selectorOf(entity);
  const refused: RefusedClaim[] =
    'refused' in selector ? [selector.refused] : [];
  if (namespace !== undefined && !isNamespaceName(namespace)) {
    refused.push(invalid(KUBERNETES_NAMESPACE_ANNOTATION, namespace));
  }
  if (cluster !== undefined && !input.clusters.includes(cluster)) {
    refused.push({
      annotation: KUBERNETES_CLUSTER_ANNOTATION,
      value: cluster,
      reason: 'not-an-environment',
    });
  }
  return refused.length > 0 || 'refused' in selector || namespace === undefined
    ? { environments: [], refused }
    : {
        refused,
        environments: input.clusters
          .filter(name => cluster === undefined || name === cluster)
          .map(name => ({
            name: namespace,
            cluster: name,
            namespace,
            ...(selector.labelSelector && {
              labelSelector: selector.labelSelector,
            }),
          })),
      };
}

function ownedBy(tenant: DeclaredTenant, { owners }: EntityOwnership): boolean {
  const same = (ref: string) =>
    ref.toLocaleLowerCase('en-US') === tenant.owner.toLocaleLowerCase('en-US');
  return (
    owners.length > 0 &&
    owners.every(({ ref, ancestors }) => same(ref) || ancestors.some(same))
  );
}

/** An entity without a tenant that claims a namespace: whose it is belongs on its page. */
function refuseNamespace(
  entity: Entity,
  tenants: readonly DeclaredTenant[],
): RefusedClaim[] {
  const value = annotation(entity, KUBERNETES_NAMESPACE_ANNOTATION);
  if (value === undefined) {
    return [];
  }
  if (!isNamespaceName(value)) {
    return [invalid(KUBERNETES_NAMESPACE_ANNOTATION, value)];
  }
  const other = tenantOfNamespace(tenants, value);
  return [
    {
      annotation: KUBERNETES_NAMESPACE_ANNOTATION,
      value,
      reason: other ? 'other-tenant' : 'not-an-environment',
      ...(other && { tenant: other.name }),
    },
  ];
}
