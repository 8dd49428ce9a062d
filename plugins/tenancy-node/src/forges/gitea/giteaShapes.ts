import { z } from 'zod';
import { BranchCommit, PullRequest } from '../types';

const parents = z.array(z.object({ sha: z.string() }));

export const branchSchema = z.object({ commit: z.object({ id: z.string() }) });

export const committedSchema = z.object({
  commit: z.object({ sha: z.string(), parents: parents.nullish() }),
});

/** A file of `contents`. Gitea leaves out what is no file, and what is too large (10 MiB by default). */
export const fileSchema = z.object({ content: z.string() });

export const folderSchema = z.array(
  z.object({ path: z.string(), type: z.string(), sha: z.string() }),
);

export const treeSchema = z.object({
  truncated: z.boolean(),
  tree: folderSchema,
});

const commitSchema = z.object({
  sha: z.string(),
  parents: parents.nullish(),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string() }).nullish(),
  }),
});

export const compareSchema = z.object({
  total_commits: z.number(),
  commits: z.array(commitSchema).nullish(),
});

const sideSchema = z.object({
  label: z.string(),
  sha: z.string(),
  repo_id: z.number(),
});

export const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  merged: z.boolean(),
  merged_at: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  base: sideSchema,
  head: sideSchema,
});

export const pullsSchema = z.array(pullSchema);

type Pull = z.infer<typeof pullSchema>;

/** Whether a request comes from the repository itself, and not from a fork with a branch of that name. */
export function isOwn({ head, base }: Pull): boolean {
  return head.repo_id === base.repo_id;
}

export function toPullRequest(pull: Pull): PullRequest {
  const closed = pull.merged ? 'merged' : 'closed';
  return {
    number: pull.number,
    url: pull.html_url,
    // `ref` names refs/pull/… once the branch is gone.
    branch: pull.head.label,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.state === 'open' ? 'open' : closed,
    headCommit: pull.head.sha,
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    ...(pull.merged_at && { mergedAt: pull.merged_at }),
  };
}

export function toCommit({
  sha,
  parents: before,
  commit,
}: z.infer<typeof commitSchema>): BranchCommit {
  return {
    sha,
    parents: (before ?? []).map(parent => parent.sha),
    message: commit.message,
    author: commit.author?.name ?? '',
  };
}
