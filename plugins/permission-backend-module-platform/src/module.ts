import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readRoles } from './config';
import { PlatformPolicy } from './PlatformPolicy';

/** Sets the platform's policy. */
export const permissionModulePlatform = createBackendModule({
  pluginId: 'permission',
  moduleId: 'platform-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ config, logger, policy }) {
        const roles = readRoles(config);
        if (roles.administrators.size === 0) {
          logger.warn(
            'platform.roles.administrators is empty: nobody may do what is for administrators only',
          );
        }
        policy.setPolicy(new PlatformPolicy({ roles }));
      },
    });
  },
});
