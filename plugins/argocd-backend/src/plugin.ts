import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  clusterCacheServiceRef,
  OpenStreams,
  scopeServiceRef,
  tenantsServiceRef,
} from '@socle/plugin-platform-node';
import { readArgocdConfig } from './config';
import { registerPermissions } from './permissions';
import { ForgeReverts } from './reverts/ForgeReverts';
import { parseApplicationReference } from './requests/parseApplicationParams';
import { createActionsRouter } from './routers/actions';
import { createApplicationsRouter } from './routers/applications';
import { createDeliveriesRouter } from './routers/deliveries';
import { createFleetRouter } from './routers/fleet';
import { createRevertsRouter } from './routers/reverts';
import { defaultTiming } from './routers/timing';
import { Actions } from './services/Actions';
import { ApplicationFinder } from './services/ApplicationFinder';
import { ApplicationReader } from './services/ApplicationReader';
import { ChangeLog } from './services/ChangeLog';
import { Commits } from './services/Commits';
import { Deliveries } from './services/Deliveries';
import { DeliveryAccess } from './services/DeliveryAccess';
import { EntityView, EntityViews } from './services/EntityViews';
import { Fleet } from './services/Fleet';
import { FleetViews } from './services/FleetViews';
import { HistoryReader } from './services/HistoryReader';
import { Instances } from './services/Instances';
import { LazyReads } from './services/LazyReads';
import { resourceAt } from './services/placesOf';
import { Reverts } from './services/Reverts';
import { SharedAnswers } from './services/SharedAnswers';
import { startInstance } from './services/startInstance';
import { Surroundings } from './services/Surroundings';
import { trackedKinds, TrackedWorkloads } from './services/TrackedWorkloads';
import { Troubles } from './services/Troubles';
import { Windows } from './services/Windows';

/** The backend of the Argo CD plugin. */
export const argocdPlugin = createBackendPlugin({
  pluginId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        clusterCache: clusterCacheServiceRef,
        config: coreServices.rootConfig,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scopes: scopeServiceRef,
        tenants: tenantsServiceRef,
      },
      async init(services) {
        const { clusterCache, httpRouter, lifecycle, logger } = services;
        const config = readArgocdConfig(services.config);
        const { trackingLabel } = config;
        if (config.instances.length === 0) {
          logger.warn(
            'No Argo CD is configured: no entity shows how it is delivered; set argocd.instances or platform.argocd',
          );
        }
        const timing = defaultTiming;
        const access = new DeliveryAccess(services);
        const fleetViews = new FleetViews({ ...services, ...config, access });
        const started = config.instances.map(one =>
          startInstance({ config: one, clusterCache, logger }),
        );
        const advisor = new Troubles({
          instances: started,
          clusterCache,
          places: () => fleetViews.places(),
          gatherMilliseconds: timing.gather,
          now: () => new Date(),
        });
        const instances = new Instances(started, { advisor });
        const kinds = trackedKinds(trackingLabel);
        const track = ({ scope }: EntityView) =>
          TrackedWorkloads.start({ scope, clusterCache, kinds });
        const streams = new OpenStreams();
        const windows = new Windows({ instances });
        const commits = new Commits({ instances });
        const log = new ChangeLog({ instances });
        const views = new EntityViews({ ...services, access });
        const shared = {
          ...services,
          ...config,
          instances,
          access,
          windows,
          commits,
          log,
          streams,
          track,
          timing,
        };
        const forges = new ForgeReverts(services);
        const deliveries = new Deliveries(shared);
        const answers = new SharedAnswers({ deliveries, instances });
        const finder = new ApplicationFinder({
          ...shared,
          views,
          fleetViews,
          deliveries,
          settleMilliseconds: timing.settle,
        });
        registerPermissions({
          ...services,
          async resourceOf(reference) {
            const named = parseApplicationReference(reference);
            const kept =
              named &&
              instances
                .get(named.instance)
                ?.source.applications.get(named.namespace, named.name);
            const places = await fleetViews.places();
            return kept && resourceAt(places(kept.summary));
          },
        });
        httpRouter.use(
          createDeliveriesRouter({ ...shared, views, deliveries, answers }),
        );
        httpRouter.use(
          createFleetRouter({
            ...shared,
            views: fleetViews,
            fleet: new Fleet(shared),
          }),
        );
        httpRouter.use(
          createApplicationsRouter({
            ...shared,
            finder,
            reader: new ApplicationReader({
              ...shared,
              lazy: new LazyReads({ freshMilliseconds: 2_000 }),
              surroundings: new Surroundings({
                clusterCache,
                settleMilliseconds: timing.settleWorkloads,
              }),
            }),
            history: new HistoryReader({ ...shared, forges }),
          }),
        );
        httpRouter.use(
          createActionsRouter({
            ...shared,
            finder,
            actions: new Actions({ ...shared, now: () => new Date() }),
          }),
        );
        httpRouter.use(
          createRevertsRouter({
            ...shared,
            finder,
            reverts: new Reverts({ ...services, forges }),
          }),
        );
        lifecycle.addShutdownHook(() => {
          streams.end();
          log.stop();
          answers.stop();
          instances.stop();
        });
      },
    });
  },
});
