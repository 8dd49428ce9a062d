import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import { GitOpsTenantRegistry } from './GitOpsTenantRegistry';
import { selectReading } from './selectReading';
import { TenantRegistry } from './types';
import { unconfiguredRegistry } from './unconfiguredRegistry';

/**
 * What the platform's GitOps tree holds, once for all plugins of the process. By default it is read from the repository
 * that `platform.gitops.url` names, with the credentials of Backstage's integrations.
 *
 * @public
 */
export const tenantRegistryServiceRef = createServiceRef<TenantRegistry>({
  id: 'tenancy.registry',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        rootLogger: coreServices.rootLogger,
      },
      factory({ config, rootLogger }) {
        const logger = rootLogger.child({ service: 'tenancy.registry' });
        const { gitops } = readPlatformConfig(config);
        if (!gitops) {
          logger.warn('platform.gitops.url is not set: there are no tenants');
          return unconfiguredRegistry;
        }
        return new GitOpsTenantRegistry({
          ...gitops,
          readGitOps: selectReading({
            ...gitops,
            urlReader: UrlReaders.default({ config, logger }),
            integrations: ScmIntegrations.fromConfig(config),
            logger,
          }),
          logger,
          patienceMilliseconds: 1_000,
          now: () => new Date(),
        });
      },
    }),
});
