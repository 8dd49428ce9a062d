import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasNetworkFilter } from './hasNetworkFilter';

export const networkEntityContent = EntityContentBlueprint.make({
  name: 'network',
  params: {
    path: '/network',
    title: 'Network',
    filter: hasNetworkFilter,
    loader: () =>
      import('../components/NetworkTab').then(module => <module.NetworkTab />),
  },
});
