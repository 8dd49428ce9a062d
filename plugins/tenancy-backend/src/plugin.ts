import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  clusterCacheServiceRef,
  scopeServiceRef,
} from '@socle/plugin-platform-node';
import { tenancyPermissions } from '@socle/plugin-tenancy-common';
import {
  createEnvironmentsRouter,
  defaultTiming,
} from './routers/environments';
import { AuthorizedScopes } from './services/AuthorizedScopes';

/** The backend of the tenancy plugin. */
export const tenancyPlugin = createBackendPlugin({
  pluginId: 'tenancy',
  register(env) {
    env.registerInit({
      deps: {
        clusterCache: clusterCacheServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scopes: scopeServiceRef,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(tenancyPermissions);
        deps.httpRouter.use(
          createEnvironmentsRouter({
            ...deps,
            scopes: new AuthorizedScopes(deps),
            timing: defaultTiming,
            onShutdown: end => deps.lifecycle.addShutdownHook(end),
          }),
        );
      },
    });
  },
});
