import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  kubernetesObjectsProviderExtensionPoint,
  kubernetesServiceLocatorExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { scopeServiceRef } from '@socle/plugin-platform-node';
import { readArgocdConfig } from './readArgocdConfig';
import { ScopedObjectsProvider } from './ScopedObjectsProvider';
import { ScopedServiceLocator } from './ScopedServiceLocator';

const timeoutMilliseconds = 5_000;

/** Limits Backstage's Kubernetes plugin to what an entity's scope may show; off where annotations are trusted. */
export const kubernetesModulePlatform = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'platform-scope',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        scopes: scopeServiceRef,
        objectsProvider: kubernetesObjectsProviderExtensionPoint,
        serviceLocator: kubernetesServiceLocatorExtensionPoint,
      },
      async init(deps) {
        const { config, objectsProvider, serviceLocator } = deps;
        if (config.getOptionalString('platform.scope') === 'annotations') {
          return;
        }
        const argocd = readArgocdConfig(config);
        const locator = new ScopedServiceLocator();
        serviceLocator.addServiceLocator(locator);
        objectsProvider.addObjectsProvider(
          async ({ getDefault, clusterSupplier, customResources }) =>
            new ScopedObjectsProvider({
              ...deps,
              provider: await getDefault(),
              locator,
              clusterSupplier,
              customResources,
              argocd,
              timeoutMilliseconds,
            }),
        );
      },
    });
  },
});
