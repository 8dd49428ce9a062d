import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { ciliumPermissions } from '@socle/plugin-cilium-common';
import {
  clusterCacheServiceRef,
  OpenStreams,
  scopeServiceRef,
  tenantsServiceRef,
} from '@socle/plugin-platform-node';
import {
  changesServiceRef,
  tenantRegistryServiceRef,
} from '@socle/plugin-tenancy-node';
import { readCiliumConfig } from './config';
import {
  isNetworkOwner,
  networkResourceRef,
} from './permissions/networkResource';
import { createChangesRouter } from './routers/changes';
import { createEntitiesRouter } from './routers/entities';
import { defaultTiming } from './routers/timing';
import { Clusters } from './services/Clusters';
import { Explanations } from './services/Explanations';
import { Maps } from './services/Maps';
import { NetworkViews } from './services/NetworkViews';
import { OpenRequests } from './services/OpenRequests';
import { ProposalPlans } from './services/ProposalPlans';
import { Proposals } from './services/Proposals';
import { Questions } from './services/Questions';
import { Refusals } from './services/Refusals';
import { Workloads } from './services/Workloads';
import { PolicyFiles } from './sources/PolicyFiles';

/** The backend of the Cilium plugin. */
export const ciliumPlugin = createBackendPlugin({
  pluginId: 'cilium',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        changes: changesServiceRef,
        clusterCache: clusterCacheServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        registry: tenantRegistryServiceRef,
        scopes: scopeServiceRef,
        tenants: tenantsServiceRef,
      },
      async init(services) {
        const { httpRouter, lifecycle, logger, tenants } = services;
        const config = readCiliumConfig(services.config);
        if (config.clusters.every(({ hubble }) => !hubble)) {
          logger.warn(
            'No Hubble Relay is configured: no refused connection is seen; set cilium.clusters',
          );
        }
        services.permissionsRegistry.addResourceType({
          resourceRef: networkResourceRef,
          permissions: ciliumPermissions,
          rules: [isNetworkOwner],
          getResources: async references =>
            await Promise.all(
              references.map(async reference => {
                const tenant = await tenants.get(reference);
                return (
                  tenant && { tenant: tenant.name, owners: [tenant.owner] }
                );
              }),
            ),
        });
        const clusters = new Clusters({
          ...services,
          configs: config.clusters,
        });
        const now = Date.now;
        const streams = new OpenStreams();
        const views = new NetworkViews(services);
        const refusals = new Refusals({ clusters, now });
        const files = new PolicyFiles({ ...services, now });
        const known = { clusters, refusals, files, now };
        const questions = new Questions(known);
        const shared = {
          ...services,
          clusters,
          refusals,
          views,
          questions,
          streams,
          timing: defaultTiming,
        };
        httpRouter.use(
          createEntitiesRouter({
            ...shared,
            explanations: new Explanations(known),
            workloads: new Workloads(known),
            maps: new Maps(known),
          }),
        );
        httpRouter.use(
          createChangesRouter({
            ...shared,
            proposals: new Proposals({
              ...services,
              plans: new ProposalPlans(known),
            }),
            requests: new OpenRequests(services),
          }),
        );
        lifecycle.addShutdownHook(() => {
          streams.end();
          clusters.stop();
        });
      },
    });
  },
});
