import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isServiceFilter } from './filters';

export const healthEntityCard = EntityCardBlueprint.make({
  name: 'health',
  params: {
    type: 'content',
    filter: isServiceFilter,
    loader: () =>
      import('../components/HealthCard').then(module => <module.HealthCard />),
  },
});
