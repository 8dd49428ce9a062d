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
import { TenancyClient, tenancyApiRef } from './api';
import { createFromTemplateRouteRef, rootRouteRef } from './routes';

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
  routes: { root: rootRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
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

/**
 * What a tenant was given, for an `EntityLayout`; under `EntitySwitch`, shown where `isTenant` says so.
 *
 * @public
 */
export const EntityTenantCard = tenancyPlugin.provide(
  createComponentExtension({
    name: 'EntityTenantCard',
    component: {
      lazy: () =>
        import('./components/TenantCard').then(module => module.TenantCard),
    },
  }),
);

/**
 * The tenants and the requests for them, for a `Route` of the app.
 *
 * @public
 */
export const TenantsPage = tenancyPlugin.provide(
  createRoutableExtension({
    name: 'TenantsPage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/LegacyTenantsPage').then(
        module => module.LegacyTenantsPage,
      ),
  }),
);

export { isTenant } from './isTenant';
export { hasEnvironments } from './hasEnvironments';
