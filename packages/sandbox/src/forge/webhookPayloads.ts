import { ForgeEvent } from './events';
import { PullRequests } from './pullRequests';
import { countCommits, listCommits } from './reading/commits';
import { emptyTree, listChangedFiles } from './reading/diffs';
import { zeroSha } from './refs';
import { Repository } from './repository';
import { toCommitList } from './shapes/commitList';
import { ShapeContext, pageUrl } from './shapes/context';
import { toUserByName } from './shapes/people';
import { toPullRequest } from './shapes/pullRequests';
import { toRepository } from './shapes/repositories';

/** What a webhook is told. */
export interface WebhookMessage {
  event: 'push' | 'create' | 'delete' | 'pull_request';
  payload: unknown;
}

/** As Gitea, a push names at most this many commits. */
const commitLimit = 30;

/** Translates an event to the messages that Gitea sends for it: a new branch is a `create` and a `push`. */
export async function toWebhookMessages(
  context: ShapeContext,
  pullRequests: PullRequests,
  event: ForgeEvent,
): Promise<WebhookMessage[]> {
  return event.type === 'push'
    ? await pushMessages(context, event)
    : [
        {
          event: 'pull_request',
          payload: await pullRequestPayload(context, pullRequests, event),
        },
      ];
}

async function pushMessages(
  context: ShapeContext,
  event: Extract<ForgeEvent, { type: 'push' }>,
): Promise<WebhookMessage[]> {
  const { repository, change } = event;
  const sender = toUserByName(context, change.pusher);
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(change.ref) ?? [];
  const shared = {
    ref: name,
    ref_type: kind === 'tags' ? 'tag' : 'branch',
    repository: toRepository(context, repository, undefined),
    sender,
  };
  if (change.after === zeroSha) {
    return [{ event: 'delete', payload: { ...shared, pusher_type: 'user' } }];
  }
  const messages: WebhookMessage[] = [];
  if (change.before === zeroSha) {
    messages.push({
      event: 'create',
      payload: { ...shared, sha: change.after },
    });
  }
  messages.push({
    event: 'push',
    payload: {
      ref: change.ref,
      before: change.before,
      after: change.after,
      compare_url: `${pageUrl(context, repository)}/compare/${change.before}...${change.after}`,
      ...(await commitsOf(context, repository, change.before, change.after)),
      repository: shared.repository,
      pusher: sender,
      sender,
    },
  });
  return messages;
}

async function commitsOf(
  context: ShapeContext,
  repository: Repository,
  before: string,
  after: string,
) {
  // Of a new branch, what it adds to the default branch; of the default branch itself, everything.
  const base = repository.refs.branch(repository.record.defaultBranch);
  const start = base === after ? undefined : base;
  const without = before === zeroSha ? start : before;
  const range = { from: after, without };
  const commits = await listCommits(repository, {
    ...range,
    limit: commitLimit,
  });
  const shaped = await toCommitList(context, repository, commits);
  return {
    commits: shaped,
    total_commits: await countCommits(repository, range),
    head_commit: shaped[0] ?? null,
  };
}

async function pullRequestPayload(
  context: ShapeContext,
  pullRequests: PullRequests,
  event: Extract<ForgeEvent, { type: 'pull_request' }>,
) {
  const { repository, number, action, actor } = event;
  const pull = pullRequests.get(repository, number);
  const state = await pullRequests.state(repository, pull);
  const files = await listChangedFiles(
    repository,
    state.mergeBase || emptyTree,
    state.headSha,
  );
  return {
    action,
    number,
    pull_request: toPullRequest(context, repository, pull, state, {
      viewer: undefined,
      files,
    }),
    requested_reviewer: null,
    repository: toRepository(context, repository, undefined),
    sender: toUserByName(context, actor),
    commit_id: '',
    review: null,
  };
}
