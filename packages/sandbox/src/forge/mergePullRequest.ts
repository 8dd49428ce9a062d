import { Identity } from '../identities';
import { ForgeError, conflict, notFound, unprocessable } from './errors';
import { ForgeEvents } from './events';
import { MergeStyle, prepareMerge, rebase } from './merging';
import { listCommits, mergeBase } from './reading/commits';
import { People } from './people';
import { PullRequestRecord } from './records';
import { PullRequests, markMerged } from './pullRequests';
import { zeroSha } from './refs';
import { Repository } from './repository';
import { CommitPerson } from './writing';

export interface MergeOptions {
  style: MergeStyle;
  /** First line of the message; Gitea's own where it is empty. */
  title?: string;
  /** The rest of the message. */
  message?: string;
  /** Whether a message that nobody wrote tells what was merged, as the one that Gitea's page proposes. */
  describes?: boolean;
  /** Refuses when the head is another commit. */
  expectedHead?: string;
  deleteBranch?: boolean;
}

export interface MergeServices {
  pullRequests: PullRequests;
  people: People;
  events: ForgeEvents;
  now: () => Date;
}

const squashLimit = 100;

/**
 * Merges a pull request.
 *
 * The record says what is about to happen before the branch moves, so that a crash at any point
 * is understood at the next start. The caller has checked that the person may write.
 *
 * @throws ForgeError 404 when it is closed, 405 when it cannot be merged as it is,
 * 409 when the head is not the expected one, on conflicts, or when the base moved meanwhile.
 */
export async function mergePullRequest(
  services: MergeServices,
  repository: Repository,
  number: number,
  merger: Identity,
  options: MergeOptions,
): Promise<PullRequestRecord> {
  const { pullRequests, people, events, now } = services;
  const merged = await repository.refs.update(async move => {
    const pull = pullRequests.get(repository, number);
    if (pull.merged) {
      throw new ForgeError(405, 'The pull request is merged already');
    }
    if (pull.state === 'closed') {
      throw notFound();
    }
    const base = repository.refs.branch(pull.baseBranch);
    if (!base) {
      throw new ForgeError(405, `The branch ${pull.baseBranch} is gone`);
    }
    // The branch itself, not the record: a push may have moved it a moment ago.
    const head = repository.refs.branch(pull.headBranch) ?? pull.headSha;
    if (options.expectedHead && options.expectedHead !== head) {
      throw conflict('head out of date');
    }
    const common = await mergeBase(repository, base, head);
    const committer = personOf(merger, now());
    const author = people.find(pull.author);
    const outcome = await prepareMerge(repository, {
      style: options.style,
      base,
      head,
      message: await messageOf(repository, pull, options, {
        base,
        head,
        reference: `${repository.fullName}#${number}`,
      }),
      author: author ? personOf(author, now()) : committer,
      committer,
    });
    switch (outcome.kind) {
      case 'merged':
        break;
      case 'conflict':
        throw new ForgeError(
          405,
          `The pull request has conflicts in ${outcome.files.join(', ')}`,
          { apiMessage: 'Please try again later' },
        );
      case 'unrelated':
        throw new ForgeError(405, 'The two branches have no commit in common');
      case 'diverged':
        throw new ForgeError(
          405,
          `${pull.baseBranch} has commits that ${pull.headBranch} has not, so it cannot be fast-forwarded`,
        );
      default:
        throw new Error(`${outcome satisfies never} is no outcome of a merge`);
    }
    const merging = {
      sha: outcome.sha,
      mergeBase: common ?? base,
      headSha: head,
      by: merger.name,
    };
    await change(repository, number, draft => {
      draft.merging = merging;
    });
    try {
      if (outcome.sha !== base) {
        await move({
          ref: `refs/heads/${pull.baseBranch}`,
          before: base,
          after: outcome.sha,
          pusher: merger.name,
        });
      }
    } catch (error) {
      await change(repository, number, draft => {
        draft.merging = undefined;
      });
      throw error instanceof ForgeError
        ? conflict('merge push out of date')
        : error;
    }
    const at = now().toISOString();
    await change(repository, number, draft => markMerged(draft, merging, at));
    return pull.headBranch;
  });
  await events.emit({
    type: 'pull_request',
    action: 'closed',
    repository,
    number,
    actor: merger.name,
  });
  if (options.deleteBranch) {
    await deleteHead(repository, merged, merger);
  }
  return pullRequests.get(repository, number);
}

/**
 * Brings the base's commits into the head branch.
 *
 * @throws ForgeError 409 on conflicts, 422 when the pull request is closed.
 */
export async function updatePullRequest(
  services: MergeServices,
  repository: Repository,
  number: number,
  actor: Identity,
  style: 'merge' | 'rebase',
): Promise<void> {
  const { pullRequests, now } = services;
  await repository.refs.update(async move => {
    const pull = pullRequests.get(repository, number);
    const base = repository.refs.branch(pull.baseBranch);
    const head = repository.refs.branch(pull.headBranch);
    if (pull.state === 'closed' || !base || !head) {
      throw unprocessable('The pull request is closed');
    }
    const committer = personOf(actor, now());
    const common = await mergeBase(repository, base, head);
    if (common === base) {
      return;
    }
    const outcome =
      style === 'rebase'
        ? await rebase(repository, { base, head, committer })
        : await prepareMerge(repository, {
            style: 'merge',
            base: head,
            head: base,
            message: `Merge branch '${pull.baseBranch}' into ${pull.headBranch}`,
            author: committer,
            committer,
          });
    if (outcome.kind !== 'merged') {
      throw conflict(`${style} failed because of conflict`);
    }
    await move({
      ref: `refs/heads/${pull.headBranch}`,
      before: head,
      after: outcome.sha,
      pusher: actor.name,
    });
  });
}

async function change(
  repository: Repository,
  number: number,
  edit: (draft: PullRequestRecord) => void,
): Promise<void> {
  await repository.change(draft => {
    const found = draft.pullRequests.find(item => item.number === number);
    if (found) {
      edit(found);
    }
  });
}

/** Keeps the branch where another open pull request still needs it, as Gitea does. */
async function deleteHead(
  repository: Repository,
  branch: string,
  actor: Identity,
): Promise<void> {
  const needed = repository.record.pullRequests.some(
    pull => pull.state === 'open' && pull.headBranch === branch,
  );
  if (needed || branch === repository.record.defaultBranch) {
    return;
  }
  await repository.refs.update(async move => {
    const before = repository.refs.branch(branch);
    if (before) {
      await move({
        ref: `refs/heads/${branch}`,
        before,
        after: zeroSha,
        pusher: actor.name,
      });
    }
  });
}

async function messageOf(
  repository: Repository,
  pull: PullRequestRecord,
  options: MergeOptions,
  range: { base: string; head: string; reference: string },
): Promise<string> {
  const { style } = options;
  const title =
    options.title?.trim() ||
    (style === 'squash'
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request '${pull.title}' (#${pull.number}) from ${pull.headBranch} into ${pull.baseBranch}`);
  const body = options.message?.trim();
  if (body) {
    return `${title}\n\n${body}\n`;
  }
  if (!options.describes) {
    return `${title}\n`;
  }
  if (style !== 'squash') {
    return `${title}\n\nReviewed-on: ${range.reference}\n`;
  }
  const commits = await listCommits(repository, {
    from: range.head,
    without: range.base,
    limit: squashLimit,
    oldestFirst: true,
  });
  const subjects = commits
    .map(({ message }) => `* ${message.split('\n')[0]}`)
    .join('\n');
  return `${title}\n\n${pull.body.trim() || subjects}\n\nReviewed-on: ${range.reference}\n`;
}

function personOf(identity: Identity, date: Date): CommitPerson {
  return { name: identity.title, email: identity.email, date };
}
