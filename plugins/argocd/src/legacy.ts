/**
 * The same for portals on the older of Backstage's frontend systems.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ArgocdClient, argocdApiRef } from './api';
import { rootRouteRef } from './routes';

/** @public */
export const argocdPlugin = createPlugin({
  id: 'argocd',
  routes: { root: rootRouteRef },
  apis: [
    createApiFactory({
      api: argocdApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new ArgocdClient(dependencies),
    }),
  ],
});

/**
 * How the entity of the page is delivered, for an `EntityLayout`; under `EntitySwitch`, shown where `isDelivered` says so.
 *
 * @public
 */
export const EntityDeliveryCard = argocdPlugin.provide(
  createComponentExtension({
    name: 'EntityDeliveryCard',
    component: {
      lazy: () =>
        import('./components/DeliveryCard').then(module => module.DeliveryCard),
    },
  }),
);

/**
 * The same in whole, for an `EntityLayout.Route` of the entity's page.
 *
 * @public
 */
export const EntityDeliveryContent = argocdPlugin.provide(
  createComponentExtension({
    name: 'EntityDeliveryContent',
    component: {
      lazy: () =>
        import('./components/DeliveryTab').then(module => module.DeliveryTab),
    },
  }),
);

/**
 * What of the viewer's tenants is not delivered, for a home page.
 *
 * @public
 */
export const MyDeliveries = argocdPlugin.provide(
  createComponentExtension({
    name: 'MyDeliveries',
    component: {
      lazy: () =>
        import('./components/MyDeliveries').then(module => module.MyDeliveries),
    },
  }),
);

/**
 * All Applications that the viewer may see, for a `Route` of the app.
 *
 * @public
 */
export const DeliveryPage = argocdPlugin.provide(
  createRoutableExtension({
    name: 'DeliveryPage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/LegacyDeliveryPage').then(
        module => module.LegacyDeliveryPage,
      ),
  }),
);

export { DeliveryLine } from './components/DeliveryLine';
export { deliveryColumn, DeliveryMark } from './components/DeliveryMark';
export type { DeliveryColumn } from './components/DeliveryMark';
export { isDelivered } from './isDelivered';
