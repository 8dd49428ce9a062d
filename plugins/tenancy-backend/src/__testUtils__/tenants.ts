import { Tenant, TenantEnvironment } from '@socle/plugin-tenancy-common';

/** A valid tenant of the group of its name, with one environment `dev` where none is given. */
export function tenantOf(
  name: string,
  options: {
    owner?: string;
    environments?: Partial<TenantEnvironment>[];
    traffic?: Tenant['spec']['traffic'];
  } = {},
): Tenant {
  const {
    owner = `group:default/${name}`,
    environments = [{}],
    traffic,
  } = options;
  return {
    apiVersion: 'socle.dev/v1',
    kind: 'Tenant',
    metadata: { name, title: name.toUpperCase() },
    spec: {
      owner,
      costCenter: 'FR-4021',
      access: { admins: [`${name}-leads`] },
      ...(traffic && { traffic }),
      environments: environments.map(environment => ({
        name: 'dev',
        cluster: 'paris-nonprod',
        size: 'small',
        ...environment,
      })),
    },
  };
}
