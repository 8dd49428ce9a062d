import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** Where `isTenant` says so, as data that an administrator can replace in the configuration. */
export const tenantEntityCard = EntityCardBlueprint.make({
  name: 'tenant',
  params: {
    type: 'content',
    filter: { kind: 'System', 'spec.type': 'tenant' },
    loader: () =>
      import('../components/TenantCard').then(module => <module.TenantCard />),
  },
});
