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
import { TenancyClient, tenancyApiRef } from './api';

/** @public */
export const tenancyPlugin = createPlugin({
  id: 'tenancy',
  apis: [
    createApiFactory({
      api: tenancyApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new TenancyClient(dependencies),
    }),
  ],
});

/**
 * Where the entity of the page runs, for an `EntityLayout`; under `EntitySwitch`, shown where `hasEnvironments` says so.
 *
 * @public
 */
export const EntityEnvironmentsCard = tenancyPlugin.provide(
  createComponentExtension({
    name: 'EntityEnvironmentsCard',
    component: {
      lazy: () =>
        import('./components/EnvironmentsCard').then(
          module => module.EnvironmentsCard,
        ),
    },
  }),
);

export { hasEnvironments } from './hasEnvironments';
