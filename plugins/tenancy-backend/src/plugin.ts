import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  clusterCacheServiceRef,
  scopeServiceRef,
} from '@socle/plugin-platform-node';
import {
  requestRegistryServiceRef,
  tenantRegistryServiceRef,
} from '@socle/plugin-tenancy-node';
import { readTenancyConfig } from './config';
import { registerPermissions } from './permissions';
import {
  createEnvironmentsRouter,
  defaultTiming,
} from './routers/environments';
import { createNamesRouter } from './routers/names';
import { createOfferRouter } from './routers/offer';
import { createPreviewRouter } from './routers/preview';
import {
  createRequestsRouter,
  defaultRequestsTiming,
} from './routers/requests';
import { createTenantsRouter } from './routers/tenants';
import { AuthorizedScopes } from './services/AuthorizedScopes';
import { KnownPeers } from './services/KnownPeers';
import { KnownReviews } from './services/KnownReviews';
import { Members } from './services/Members';
import { OwnerGroups } from './services/OwnerGroups';
import { RequestReader } from './services/RequestReader';
import { TenantAccess } from './services/TenantAccess';
import { TenantDirectory } from './services/TenantDirectory';
import { forgeReviews } from './sources/forgeReviews';

const now = () => new Date();

/** The backend of the tenancy plugin. */
export const tenancyPlugin = createBackendPlugin({
  pluginId: 'tenancy',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        clusterCache: clusterCacheServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        registry: tenantRegistryServiceRef,
        requests: requestRegistryServiceRef,
        scopes: scopeServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { httpRouter, lifecycle, permissionsRegistry } = services;
        const { argocd, treeUrl } = readTenancyConfig(services.config);
        const reviews = new KnownReviews({
          ...services,
          reviews: forgeReviews({ ...services, treeUrl }),
          refreshMilliseconds: 3_000,
          patienceMilliseconds: 1_000,
          now,
        });
        const directory = new TenantDirectory(services);
        registerPermissions({ permissionsRegistry, directory });
        const access = new TenantAccess(services);
        const shared = {
          ...services,
          directory,
          access,
          onShutdown: (end: () => void) => lifecycle.addShutdownHook(end),
        };
        httpRouter.use(
          createEnvironmentsRouter({
            ...shared,
            scopes: new AuthorizedScopes(services),
            timing: defaultTiming,
          }),
        );
        httpRouter.use(
          createTenantsRouter({
            ...shared,
            members: new Members(services),
            treeUrl,
            settle: defaultTiming.settle,
          }),
        );
        httpRouter.use(
          createOfferRouter({
            ...shared,
            groups: new OwnerGroups(services),
            peers: new KnownPeers(services),
          }),
        );
        httpRouter.use(createNamesRouter(shared));
        httpRouter.use(createPreviewRouter(shared));
        httpRouter.use(
          createRequestsRouter({
            ...shared,
            reader: new RequestReader({ ...shared, reviews, now }),
            argocd,
            timing: defaultRequestsTiming,
          }),
        );
      },
    });
  },
});
