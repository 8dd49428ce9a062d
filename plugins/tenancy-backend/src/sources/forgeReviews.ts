import { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { parseTreeUrl, selectReviewForge } from '@socle/plugin-tenancy-node';
import { RequestReviews } from './RequestReviews';

/** Milliseconds: people wait for what is read here, and what was known before is as good. */
const limits = { timeLimit: 10_000, patience: 2_000 };

/** Reads how change requests stand from the forge that has the platform's repository. */
export function forgeReviews(options: {
  config: RootConfigService;
  /** The root of the platform's tree. */
  treeUrl: string | undefined;
}): RequestReviews {
  const { config, treeUrl } = options;
  let selected: ReturnType<typeof select> | undefined;
  const select = () => {
    if (!treeUrl) {
      throw new ServiceUnavailableError(
        'No GitOps repository is configured; set platform.gitops.url',
      );
    }
    const integrations = ScmIntegrations.fromConfig(config);
    const location = parseTreeUrl(treeUrl, integrations);
    return selectReviewForge({ integrations, location, limits });
  };
  return {
    async review(request) {
      selected ??= select();
      return await selected.review(request);
    },
  };
}
