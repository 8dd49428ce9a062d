import { ConflictError } from '@backstage/errors';
import { ChangeForge, PullRequest } from '../forges';
import { BranchHistory, readHistory } from './history';
import { takenBy } from './requests';
import { readTrailers } from './trailers';
import { ProposedChange } from './types';

/** Where a change goes on from. */
export interface Start {
  /** Whether the branch is to be made. */
  create: boolean;
  /** The commit to go on from. */
  head: string;
  history: BranchHistory;
  /** The open request. */
  request?: PullRequest;
}

/**
 * Where a branch is to go on from: where it is, or, where it has done its service, from the base.
 *
 * Throws `ConflictError` where it is somebody else's, or has commits that would be lost.
 */
export async function findStart(options: {
  forge: ChangeForge;
  change: ProposedChange;
  branch: string;
  branchHead: string | undefined;
  base: string;
  request: PullRequest | undefined;
  dryRun: boolean;
}): Promise<Start> {
  const { forge, change, branch, branchHead, base, request, dryRun } = options;
  const anew: Start = {
    create: true,
    head: base,
    history: { commits: [], mergeBase: base },
  };
  if (!branchHead) {
    return anew;
  }
  const history = readHistory(
    branchHead,
    branchHead === base ? [] : await forge.commitsBetween(base, branchHead),
  );
  const newest = history.commits
    .map(({ message }) => readTrailers(message))
    .find(trailers => trailers !== undefined);
  const isOurs = newest?.requestedBy === change.requestedBy;
  const hasEnded =
    request?.state === 'merged' || (request?.state === 'closed' && !isOurs);
  const isBehind = history.commits.length === 0 && branchHead !== base;
  if (
    (hasEnded && request?.headCommit === branchHead) ||
    (isBehind && request?.state !== 'open')
  ) {
    // Its commits are in the base, or in the request that was closed: nothing is lost with the branch.
    if (!dryRun) {
      await forge.deleteBranch(branch);
    }
    return anew;
  }
  if (hasEnded || (history.commits.length > 0 && !newest)) {
    throw new ConflictError(
      `The branch ${branch} of ${forge.name} has commits that are in no open request${request ? `: #${request.number} was ${request.state} without them` : ''}. Have them merged or moved to another branch, have the branch removed, and start again.`,
    );
  }
  if (newest && !isOurs) {
    throw takenBy(
      newest.requestedBy,
      change,
      `on the branch ${branch} of ${forge.name}`,
    );
  }
  return {
    create: false,
    head: branchHead,
    history,
    ...(request?.state === 'open' && { request }),
  };
}
