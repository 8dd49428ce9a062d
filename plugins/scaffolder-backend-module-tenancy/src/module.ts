import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import {
  changesServiceRef,
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
      },
      async init(deps) {
        const { scaffolder, templating, registry, changes } = deps;
        const integrations = ScmIntegrations.fromConfig(deps.config);
        const rights = new TenantRights(deps);
        scaffolder.addActions(
          createEnsureRepositoryAction({
            integrations,
            rights,
            registry,
            changes,
          }),
          createProposeChangeAction({ changes, registry, rights }),
          createRenderTenantAction({ changes, registry, rights }),
        );
        templating.addTemplateGlobals([
          createForgeHostFunction({ integrations }),
        ]);
      },
    });
  },
});
