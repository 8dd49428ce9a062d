import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import { parseTreeUrl, selectChangeForge } from '../forges';
import { ForgeChanges } from './ForgeChanges';
import { ChangesService } from './types';
import { unconfiguredChanges } from './unconfiguredChanges';

/** Milliseconds. */
const listFor = 5_000;

/**
 * Proposes changes of tenants, and lists the requests, once for all plugins of the process. By default on the repository and
 * branch that `platform.gitops.url` names, with the account of the host in `integrations`.
 *
 * @public
 */
export const changesServiceRef = createServiceRef<ChangesService>({
  id: 'tenancy.changes',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory({ config }) {
        const { gitops } = readPlatformConfig(config);
        if (!gitops) {
          return unconfiguredChanges;
        }
        const integrations = ScmIntegrations.fromConfig(config);
        return new ForgeChanges({
          forge: signal => {
            const { branch, ...location } = parseTreeUrl(
              gitops.url,
              integrations,
            );
            return selectChangeForge({
              integrations,
              location,
              baseBranch: branch,
              signal,
            });
          },
          listFor,
          now: Date.now,
        });
      },
    }),
});
