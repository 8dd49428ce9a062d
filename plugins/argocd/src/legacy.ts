/**
 * The same for portals on the older of Backstage's frontend systems.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ArgocdClient, argocdApiRef } from './api';

/** @public */
export const argocdPlugin = createPlugin({
  id: 'argocd',
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

export { isDelivered } from './isDelivered';
