import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { createEnsureRepositoryAction } from './actions';
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
      },
      async init({ scaffolder, templating, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(createEnsureRepositoryAction({ integrations }));
        templating.addTemplateGlobals([
          createForgeHostFunction({ integrations }),
        ]);
      },
    });
  },
});
