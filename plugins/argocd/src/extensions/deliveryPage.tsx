import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { DeliveryIcon } from '../components/DeliveryIcon';
import { rootRouteRef } from '../routes';

export const deliveryPage = PageBlueprint.make({
  params: {
    path: '/delivery',
    title: 'Delivery',
    icon: <DeliveryIcon />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/DeliveryRouter').then(module => (
        <module.DeliveryRouter />
      )),
  },
});
