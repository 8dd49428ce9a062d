import { ConflictError, NotFoundError } from '@backstage/errors';
import { PullRequest } from '../forges';
import { readBranch } from './branches';
import { readTrailers } from './trailers';
import { ChangeRequest, ProposedChange } from './types';

/** What a pull request is; undefined where its branch is not one of Socle's. */
export function toChangeRequest(
  request: PullRequest,
): ChangeRequest | undefined {
  const about = readBranch(request.branch);
  if (!about) {
    return undefined;
  }
  const { number, url, branch, title, state, headCommit } = request;
  const requestedBy = readTrailers(request.body)?.requestedBy;
  return {
    number,
    url,
    branch,
    ...about,
    title,
    state,
    ...(requestedBy && { requestedBy }),
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    ...(request.mergedAt && { mergedAt: request.mergedAt }),
    headCommit,
  };
}

/** Open ones first, then the newest. */
export function compareRequests(
  one: ChangeRequest,
  other: ChangeRequest,
): number {
  return (
    Number(other.state === 'open') - Number(one.state === 'open') ||
    other.number - one.number
  );
}

/** The merged request of this very task: it ran to its end before, and is run again. */
export function isDone(
  request: PullRequest | undefined,
  { task, requestedBy }: ProposedChange,
): boolean {
  const trailers = readTrailers(request?.body ?? '');
  return (
    request?.state === 'merged' &&
    trailers?.task === task &&
    trailers.requestedBy === requestedBy
  );
}

/** Throws where a tenant is there that is not to be, or the other way round. */
export function requireTenant(
  { kind, tenant }: ProposedChange,
  isThere: boolean,
): void {
  if (kind === 'create' && isThere) {
    throw new ConflictError(
      `There is a tenant ${tenant} already. Choose another name, or change that tenant instead.`,
    );
  }
  if (kind !== 'create' && !isThere) {
    throw new NotFoundError(
      `There is no tenant ${tenant} on the platform. Where its request is still open, have it merged first.`,
    );
  }
}

/** Throws where somebody else's open request is for the same. */
export function requireOwnRequest(
  request: PullRequest | undefined,
  change: ProposedChange,
): void {
  const who = readTrailers(request?.body ?? '')?.requestedBy;
  if (request?.state === 'open' && who && who !== change.requestedBy) {
    throw takenBy(who, change, `in the open request #${request.number}`);
  }
}

/**
 * Somebody else asks for the same. Who that is, those may know who may change the tenant; a name of a new one is asked for
 * by anybody.
 */
export function takenBy(
  who: string,
  { kind, tenant }: ProposedChange,
  where: string,
): ConflictError {
  return new ConflictError(
    kind === 'create'
      ? `Somebody asked for a tenant called ${tenant} already, ${where}. Choose another name, or have that request closed first.`
      : `${who} asks for the same of ${tenant}, ${where}. Talk to them, or have that request merged or closed first.`,
  );
}
