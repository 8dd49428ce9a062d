import { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  ChangeForge,
  parseTreeUrl,
  selectChangeForge,
} from '@socle/plugin-tenancy-node';
import { RepositoryFiles } from './types';

/** Reads files at the commits of change requests, from the forge that has the platform's repository. */
export function forgeFiles(options: {
  config: RootConfigService;
  /** The root of the platform's tree. */
  treeUrl: string | undefined;
}): RepositoryFiles {
  const { config, treeUrl } = options;
  let forge: ChangeForge | undefined;
  const select = () => {
    if (!treeUrl) {
      throw new ServiceUnavailableError(
        'No GitOps repository is configured; set platform.gitops.url',
      );
    }
    const integrations = ScmIntegrations.fromConfig(config);
    const { branch, ...location } = parseTreeUrl(treeUrl, integrations);
    return selectChangeForge({ integrations, location, baseBranch: branch });
  };
  return {
    async read(commit, path) {
      forge ??= select();
      return await forge.readFile(commit, path);
    },
  };
}
