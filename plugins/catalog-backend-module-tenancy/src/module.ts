import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import { tenantRegistryServiceRef } from '@socle/plugin-tenancy-node';
import { concernsRepository, pushTopics } from './events/concernsRepository';
import { findFormerEntities } from './provider/findFormerEntities';
import { TenantEntityProvider } from './provider/TenantEntityProvider';

/**
 * Gives the catalog the tenants of the platform's GitOps tree: at each push that a webhook tells of, and as often as
 * `platform.gitops.refresh` says.
 *
 * @public
 */
export const catalogModuleTenancy = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'tenancy',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        registry: tenantRegistryServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        events,
        lifecycle,
        logger,
        processing,
        registry,
        scheduler,
      }) {
        const { gitops } = readPlatformConfig(config);
        if (!gitops) {
          logger.warn(
            'platform.gitops.url is not set: the catalog has no tenants',
          );
          return;
        }
        const provider = new TenantEntityProvider({
          registry,
          integrations: ScmIntegrations.fromConfig(config),
          treeUrl: gitops.url,
          clusterNames: gitops.clusterNames,
          findFormer: findFormerEntities({ catalog, auth }),
          logger,
        });
        processing.addEntityProvider(provider);
        lifecycle.addShutdownHook(() => provider.stop());
        await events.subscribe({
          id: 'tenancy',
          topics: pushTopics,
          async onEvent(event) {
            if (concernsRepository(event, gitops.url)) {
              await registry.read({ fresh: true });
              await provider.update();
            }
          },
        });
        lifecycle.addStartupHook(() =>
          scheduler.scheduleTask({
            id: 'tenancy-entities',
            scope: 'local',
            frequency: { milliseconds: gitops.refreshMilliseconds },
            timeout: { minutes: 5 },
            fn: () => provider.update(),
          }),
        );
      },
    });
  },
});
