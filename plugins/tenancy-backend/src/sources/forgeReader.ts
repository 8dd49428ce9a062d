import { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  parseTreeUrl,
  selectChangeForge,
  selectReviewForge,
} from '@socle/plugin-tenancy-node';
import { RepositoryFiles, RequestReviews } from './types';

/** Milliseconds: people wait for what is read here, and what was known before is as good. */
const limits = { timeLimit: 10_000, patience: 2_000 };

/** Reads files at the commits of change requests, and how these stand, from the forge that has the platform's repository. */
export function forgeReader(options: {
  config: RootConfigService;
  /** The root of the platform's tree. */
  treeUrl: string | undefined;
}): RepositoryFiles & RequestReviews {
  const { config, treeUrl } = options;
  let selected: ReturnType<typeof select> | undefined;
  const select = () => {
    if (!treeUrl) {
      throw new ServiceUnavailableError(
        'No GitOps repository is configured; set platform.gitops.url',
      );
    }
    const integrations = ScmIntegrations.fromConfig(config);
    const { branch, ...location } = parseTreeUrl(treeUrl, integrations);
    const common = { integrations, location, limits };
    return {
      changes: selectChangeForge({ ...common, baseBranch: branch }),
      reviews: selectReviewForge(common),
    };
  };
  const forge = () => {
    selected ??= select();
    return selected;
  };
  return {
    async read(commit, path) {
      return await forge().changes.readFile(commit, path);
    },
    async review(request) {
      return await forge().reviews.review(request);
    },
  };
}
