import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import {
  changesServiceRef,
  requestRegistryServiceRef,
  tenantRegistryServiceRef,
} from '@socle/plugin-tenancy-node';
import {
  createEnsureRepositoryAction,
  createProposeChangeAction,
  createRenderTenantAction,
} from './actions';
import { TenantRights } from './rights/TenantRights';
import { createForgeHostFunction } from './templating/forgeHost';

/** Adds the platform's actions, and what its templates need, to the scaffolder. */
export const scaffolderModuleTenancy = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'tenancy',
  register(reg) {
    reg.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        config: coreServices.rootConfig,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
        registry: tenantRegistryServiceRef,
        changes: changesServiceRef,
        requests: requestRegistryServiceRef,
      },
      async init(deps) {
        const { scaffolder, templating } = deps;
        const integrations = ScmIntegrations.fromConfig(deps.config);
        const rights = new TenantRights(deps);
        scaffolder.addActions(
          createEnsureRepositoryAction({ ...deps, integrations, rights }),
          createProposeChangeAction({ ...deps, rights }),
          createRenderTenantAction({ ...deps, rights }),
        );
        templating.addTemplateGlobals([
          createForgeHostFunction({ integrations }),
        ]);
      },
    });
  },
});
