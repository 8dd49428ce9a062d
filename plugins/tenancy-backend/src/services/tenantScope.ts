import { DeclaredTenant, Scope } from '@socle/plugin-platform-common';

/**
 * What a tenant's page shows of the clusters: all its environments, whole namespaces. It is the scope that its System has in
 * the catalog, by the same authority, without waiting for the catalog to have it.
 */
export function tenantScope(
  name: string,
  declared: DeclaredTenant | undefined,
): Scope {
  return {
    entityRef: `system:default/${name}`,
    ...(declared && {
      tenant: {
        name,
        ...(declared.title && { title: declared.title }),
        owner: declared.owner,
      },
    }),
    environments: (declared?.environments ?? []).map(
      ({ name: environment, cluster, namespace, suspended }) => ({
        name: environment,
        cluster,
        namespace,
        ...(suspended && { suspended }),
      }),
    ),
    refused: [],
  };
}
