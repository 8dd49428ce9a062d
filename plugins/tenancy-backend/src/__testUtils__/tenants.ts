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

/** What only its owners may know of. */
export const host = 'secret-launch.dev.example.com';

export const shop = tenantOf('shop', { environments: [{ exposed: [host] }] });

export const payments = tenantOf('payments', {
  environments: [
    {},
    { name: 'prod', cluster: 'paris-prod', size: 'medium', suspended: true },
  ],
  traffic: [
    { to: { fqdn: 'api.stripe.com' }, ports: ['443/TCP'], reason: 'Cards' },
  ],
});

/** Its System is in the catalog, which everybody reads. */
export const press = tenantOf('press');

export const refunds = tenantOf('refunds', {
  owner: 'group:default/payments',
});
