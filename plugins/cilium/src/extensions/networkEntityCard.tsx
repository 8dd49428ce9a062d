import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasNetworkFilter } from './hasNetworkFilter';

export const networkEntityCard = EntityCardBlueprint.make({
  name: 'network',
  params: {
    type: 'content',
    filter: hasNetworkFilter,
    loader: () =>
      import('../components/NetworkCard').then(module => (
        <module.NetworkCard />
      )),
  },
});
