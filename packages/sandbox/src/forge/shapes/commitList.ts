import { Commit } from '../reading/commits';
import { emptyTree, listChangedFiles } from '../reading/diffs';
import { Repository } from '../repository';
import { toPayloadCommit } from './commits';
import { ShapeContext } from './context';

/** Commits with the files that each touched against its first parent, as webhooks tell them. */
export async function toCommitList(
  context: ShapeContext,
  repository: Repository,
  commits: Commit[],
) {
  const shaped = [];
  for (const commit of commits) {
    const files = await listChangedFiles(
      repository,
      commit.parents[0] ?? emptyTree,
      commit.sha,
    );
    shaped.push(toPayloadCommit(context, repository, commit, files));
  }
  return shaped;
}
