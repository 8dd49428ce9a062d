import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isDeliveredFilter } from './isDeliveredFilter';

export const deliveryEntityCard = EntityCardBlueprint.make({
  name: 'delivery',
  params: {
    type: 'content',
    filter: isDeliveredFilter,
    loader: () =>
      import('../components/DeliveryCard').then(module => (
        <module.DeliveryCard />
      )),
  },
});
