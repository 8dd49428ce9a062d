import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isTenantFilter } from './filters';

export const tenantEntityCard = EntityCardBlueprint.make({
  name: 'tenant-health',
  params: {
    type: 'content',
    filter: isTenantFilter,
    loader: () =>
      import('../components/TenantHealth').then(module => (
        <module.TenantCard />
      )),
  },
});
