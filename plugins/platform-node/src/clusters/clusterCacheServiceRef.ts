import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readPlatformConfig } from '../config';
import { systemClock } from './clock';
import { readClusterConfig } from './clusterConfig';
import { createClusterCredentials } from './clusterCredentials';
import { defaultTiming } from './reflector';
import { ClusterCacheService } from './types';
import { WatchingClusterCache } from './WatchingClusterCache';

/**
 * The shared watches on the clusters of the `kubernetes:` configuration. One for the whole backend: every plugin reads from
 * the same.
 *
 * @public
 */
export const clusterCacheServiceRef = createServiceRef<ClusterCacheService>({
  id: 'platform.cluster-cache',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
      },
      factory({ config, logger, lifecycle }) {
        const { clusters, otherLocators } = readClusterConfig(config);
        for (const type of otherLocators) {
          logger.warn(
            `Clusters of the locator ${type} are not watched; list them under kubernetes.clusterLocatorMethods with type config`,
          );
        }
        const cache = WatchingClusterCache.create({
          clusters,
          credentials: createClusterCredentials({ config, logger }),
          logger,
          clock: systemClock,
          random: Math.random,
          timing: defaultTiming,
          idleMilliseconds: readPlatformConfig(config).watch.idleMilliseconds,
          coalesceMilliseconds: 50,
        });
        lifecycle.addShutdownHook(() => cache.close());
        return cache;
      },
    }),
});
