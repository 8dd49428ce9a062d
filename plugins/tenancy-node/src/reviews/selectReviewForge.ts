import { selectClient, SelectForgeOptions } from '../forges/selectForge';
import { GiteaReviews } from './GiteaReviews';
import { GithubReviews } from './GithubReviews';
import { GitlabReviews } from './GitlabReviews';
import { ReviewForge } from './types';

/**
 * The forge of a repository whose requests are looked at. Throws as `selectForge` does.
 *
 * @public
 */
export function selectReviewForge(options: SelectForgeOptions): ReviewForge {
  const { location } = options;
  const { kind, client } = selectClient(options);
  switch (kind) {
    case 'gitea':
      return new GiteaReviews({ client, location });
    case 'github':
      return new GithubReviews({ client, location });
    default:
      return new GitlabReviews({ client, location });
  }
}
