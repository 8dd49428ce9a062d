import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { readClusterConfig } from '../clusters/clusterConfig';
import { readPlatformConfig } from '../config';
import { tenantsServiceRef } from '../tenants';
import { CatalogScopes } from './CatalogScopes';
import { OwnershipReader } from './OwnershipReader';
import { ScopeService } from './types';

/**
 * What an entity may show. `platform.scope` says whether the GitOps tree or the entity's annotations decide.
 *
 * @public
 */
export const scopeServiceRef = createServiceRef<ScopeService>({
  id: 'platform.scope',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        tenants: tenantsServiceRef,
      },
      factory({ config, logger, auth, catalog, tenants }) {
        const { scope } = readPlatformConfig(config);
        if (scope === 'tenancy') {
          const ownership = new OwnershipReader({
            catalog,
            auth,
            now: () => new Date(),
          });
          return new CatalogScopes({
            catalog,
            authority: { mode: 'tenancy', tenants, ownership },
          });
        }
        logger.warn(
          'platform.scope is annotations: whoever can write a catalog-info.yaml reads every namespace that the portal can',
        );
        return new CatalogScopes({
          catalog,
          authority: {
            mode: 'annotations',
            clusters: readClusterConfig(config).clusters.map(
              ({ name }) => name,
            ),
          },
        });
      },
    }),
});
