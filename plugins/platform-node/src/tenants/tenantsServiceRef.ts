import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readPlatformConfig } from '../config';
import { GitOpsTenants } from './GitOpsTenants';
import { TenantsService } from './types';

/**
 * The tenancy service. By default it reads the repository that `platform.gitops.url` names.
 *
 * @public
 */
export const tenantsServiceRef = createServiceRef<TenantsService>({
  id: 'platform.tenants',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      factory({ config, logger, urlReader }) {
        const { gitops } = readPlatformConfig(config);
        if (!gitops) {
          logger.warn(
            'platform.gitops.url is not set: no entity belongs to a tenant, and none shows anything of a cluster',
          );
          return {
            async list() {
              return {
                tenants: [],
                problems: [],
                status: {
                  level: 'unknown',
                  reason:
                    'No GitOps repository is configured; set platform.gitops.url',
                  observedAt: new Date().toISOString(),
                },
              };
            },
            async get() {
              return undefined;
            },
          };
        }
        return GitOpsTenants.create({
          ...gitops,
          urlReader,
          logger,
          patienceMilliseconds: 1_000,
          now: () => new Date(),
        });
      },
    }),
});
