import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isTenantFilter } from './filters';

export const tenantEntityContent = EntityContentBlueprint.make({
  name: 'tenant-health',
  params: {
    path: '/health',
    title: 'Health',
    filter: isTenantFilter,
    loader: () =>
      import('../components/TenantHealth').then(module => <module.TenantTab />),
  },
});
