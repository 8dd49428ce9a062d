import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isServiceFilter } from './filters';

export const healthEntityContent = EntityContentBlueprint.make({
  name: 'health',
  params: {
    path: '/health',
    title: 'Health',
    filter: isServiceFilter,
    loader: () =>
      import('../components/HealthTab').then(module => <module.HealthTab />),
  },
});
