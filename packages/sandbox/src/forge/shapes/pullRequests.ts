import { Identity } from '../../identities';
import { PullRequestState } from '../mergeability';
import { ChangedFile } from '../reading/diffs';
import { CommentRecord, PullRequestRecord, ReviewRecord } from '../records';
import { Repository } from '../repository';
import { ShapeContext, apiUrl, encodePath, pageUrl, toTime } from './context';
import { toUserByName } from './people';
import { toRepository } from './repositories';

/** Gitea's `PullRequest`. */
export function toPullRequest(
  context: ShapeContext,
  repository: Repository,
  pull: PullRequestRecord,
  state: PullRequestState,
  options: { viewer: Identity | undefined; files: ChangedFile[] },
) {
  const { viewer, files } = options;
  const url = `${pageUrl(context, repository)}/pulls/${pull.number}`;
  const repo = toRepository(context, repository, viewer);
  const count = (pick: (file: ChangedFile) => number) =>
    files.reduce((total, file) => total + pick(file), 0);
  const headIsThere = repository.refs.branch(pull.headBranch) !== undefined;
  const { record } = repository;
  return {
    id: record.id * 1000 + pull.number,
    url,
    number: pull.number,
    user: toUserByName(context, pull.author),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_reviewers_teams: [],
    state: pull.state,
    draft: isDraft(pull),
    is_locked: false,
    comments: record.comments.filter(({ number }) => number === pull.number)
      .length,
    additions: count(file => file.additions),
    deletions: count(file => file.deletions),
    changed_files: files.length,
    html_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    mergeable: state.mergeable && !isDraft(pull),
    merged: pull.merged !== undefined,
    merged_at: pull.merged ? toTime(pull.merged.at) : null,
    merge_commit_sha: pull.merged?.sha ?? null,
    merged_by: pull.merged ? toUserByName(context, pull.merged.by) : null,
    allow_maintainer_edit: false,
    base: {
      label: pull.baseBranch,
      ref: pull.baseBranch,
      sha: state.baseSha,
      repo_id: record.id,
      repo,
    },
    head: {
      label: pull.headBranch,
      ref: headIsThere ? pull.headBranch : `refs/pull/${pull.number}/head`,
      sha: state.headSha,
      repo_id: record.id,
      repo,
    },
    merge_base: state.mergeBase,
    due_date: null,
    created_at: toTime(pull.createdAt),
    updated_at: toTime(pull.updatedAt),
    closed_at: pull.closedAt ? toTime(pull.closedAt) : null,
    pin_order: 0,
    content_version: 0,
  };
}

/** Gitea marks unfinished work by the beginning of the title. */
export function isDraft(pull: PullRequestRecord): boolean {
  return /^(wip:|\[wip\])/i.test(pull.title);
}

const fileStatuses: Partial<Record<ChangedFile['status'], string>> = {
  added: 'added',
  deleted: 'deleted',
  renamed: 'renamed',
  copied: 'copied',
};

/** Gitea's `ChangedFile`. */
export function toChangedFile(
  context: ShapeContext,
  repository: Repository,
  file: ChangedFile,
  sha: string,
) {
  const path = encodePath(file.path);
  return {
    filename: file.path,
    ...(file.previousPath ? { previous_filename: file.previousPath } : {}),
    status: fileStatuses[file.status] ?? 'changed',
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    html_url: `${pageUrl(context, repository)}/src/commit/${sha}/${path}`,
    contents_url: `${apiUrl(context, repository)}/contents/${path}?ref=${sha}`,
    raw_url: `${pageUrl(context, repository)}/raw/commit/${sha}/${path}`,
  };
}

/** Gitea's `Comment`. */
export function toComment(
  context: ShapeContext,
  repository: Repository,
  comment: CommentRecord,
) {
  const pull = `${pageUrl(context, repository)}/pulls/${comment.number}`;
  return {
    id: comment.id,
    html_url: `${pull}#issuecomment-${comment.id}`,
    pull_request_url: pull,
    issue_url: '',
    user: toUserByName(context, comment.author),
    original_author: '',
    original_author_id: 0,
    body: comment.body,
    assets: [],
    created_at: toTime(comment.createdAt),
    updated_at: toTime(comment.updatedAt),
  };
}

/** Gitea's `PullReview`. */
export function toReview(
  context: ShapeContext,
  repository: Repository,
  review: ReviewRecord,
  options: { head: string; official: boolean },
) {
  const pull = `${pageUrl(context, repository)}/pulls/${review.number}`;
  return {
    id: review.id,
    user: toUserByName(context, review.author),
    team: null,
    state: review.state,
    body: review.body,
    commit_id: review.commit,
    stale: review.commit !== options.head,
    official: options.official,
    dismissed: false,
    comments_count: 0,
    submitted_at: toTime(review.submittedAt),
    updated_at: toTime(review.submittedAt),
    html_url: `${pull}#issuecomment-${review.id}`,
    pull_request_url: pull,
  };
}
