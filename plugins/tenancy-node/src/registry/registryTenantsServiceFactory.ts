import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  readPlatformConfig,
  TenantsService,
  tenantsServiceRef,
} from '@socle/plugin-platform-node';
import { tenantRegistryServiceRef } from './tenantRegistryServiceRef';
import { TenantRegistry } from './types';

const noTenants: TenantsService = {
  async list() {
    return {
      tenants: [],
      problems: [],
      status: {
        level: 'unknown',
        reason: 'No GitOps repository is configured; set platform.gitops.url',
        observedAt: new Date().toISOString(),
      },
    };
  },
  async get() {
    return undefined;
  },
};

/**
 * Serves scope resolution from the registry: every plugin of the process then resolves against one reading of the tree.
 *
 * @public
 */
export const registryTenantsServiceFactory = createServiceFactory({
  service: tenantsServiceRef,
  deps: {
    config: coreServices.rootConfig,
    registry: tenantRegistryServiceRef,
  },
  factory({ config, registry }) {
    return readPlatformConfig(config).gitops
      ? registryTenants(registry)
      : noTenants;
  },
});

function registryTenants(registry: TenantRegistry): TenantsService {
  return {
    async list() {
      const { declared, status } = await registry.read();
      return { ...declared, status };
    },
    async get(name) {
      const { declared } = await registry.read();
      return declared.tenants.find(tenant => tenant.name === name);
    },
  };
}
