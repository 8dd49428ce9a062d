import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isDeliveredFilter } from './isDeliveredFilter';

export const deliveryEntityContent = EntityContentBlueprint.make({
  name: 'delivery',
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: isDeliveredFilter,
    loader: () =>
      import('../components/DeliveryTab').then(module => (
        <module.DeliveryTab />
      )),
  },
});
