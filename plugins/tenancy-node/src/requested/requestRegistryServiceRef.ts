import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { readPlatformConfig } from '@socle/plugin-platform-node';
import { changesServiceRef } from '../changes';
import { ChangeForge, parseTreeUrl, selectChangeForge } from '../forges';
import { KnownRequests } from './KnownRequests';
import { RequestRegistry } from './types';

/** Milliseconds: people wait for what is read here, and what was known before is as good. */
const limits = { timeLimit: 10_000, patience: 2_000 };

/**
 * The platform's change requests and the tenants that they ask for, once for all plugins of the process. By default they are
 * what `changesServiceRef` lists, with files from the repository that `platform.gitops.url` names.
 *
 * @public
 */
export const requestRegistryServiceRef = createServiceRef<RequestRegistry>({
  id: 'tenancy.requests',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        changes: changesServiceRef,
        config: coreServices.rootConfig,
        rootLogger: coreServices.rootLogger,
      },
      factory({ changes, config, rootLogger }) {
        const { gitops } = readPlatformConfig(config);
        let forge: ChangeForge | undefined;
        const select = (): ChangeForge => {
          const integrations = ScmIntegrations.fromConfig(config);
          const { branch, ...location } = parseTreeUrl(
            /* Without a repository there are no requests, and so no files to read. */
            gitops?.url ?? '',
            integrations,
          );
          return selectChangeForge({
            integrations,
            location,
            baseBranch: branch,
            limits,
          });
        };
        return new KnownRequests({
          changes,
          async readFile(commit, path) {
            forge ??= select();
            return await forge.readFile(commit, path);
          },
          logger: rootLogger.child({ service: 'tenancy.requests' }),
          refreshMilliseconds: 1_000,
          patienceMilliseconds: 250,
          firstPatienceMilliseconds: 5_000,
          now: () => new Date(),
        });
      },
    }),
});
