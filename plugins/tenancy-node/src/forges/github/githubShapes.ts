import { z } from 'zod';
import { BranchCommit, PullRequest } from '../types';

export const repositorySchema = z.object({ default_branch: z.string().min(1) });

export const refSchema = z.object({ object: z.object({ sha: z.string() }) });

export const shaSchema = z.object({ sha: z.string() });

export const contentsCommitSchema = z.object({ commit: shaSchema });

export const gitCommitSchema = z.object({ tree: shaSchema });

export const folderSchema = z.array(
  z.object({ path: z.string(), type: z.string(), sha: z.string() }),
);

export const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      mode: z.string(),
      sha: z.string().nullish(),
    }),
  ),
});

export const commitSchema = z.object({
  sha: z.string(),
  parents: z.array(shaSchema),
  commit: z.object({
    message: z.string(),
    author: z.object({ name: z.string() }).nullish(),
  }),
});

export const commitsSchema = z.array(commitSchema);

export const compareSchema = z.object({
  total_commits: z.number(),
  commits: commitsSchema,
});

const sideSchema = z.object({
  ref: z.string(),
  sha: z.string(),
  repo: z.object({ id: z.number() }).nullish(),
});

export const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
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
  return head.repo?.id !== undefined && head.repo.id === base.repo?.id;
}

export function toPullRequest(pull: Pull): PullRequest {
  const closed = pull.merged_at ? 'merged' : 'closed';
  return {
    number: pull.number,
    url: pull.html_url,
    branch: pull.head.ref,
    title: pull.title,
    body: pull.body ?? '',
    state: pull.state === 'open' ? 'open' : closed,
    headCommit: pull.head.sha,
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    ...(pull.merged_at && { mergedAt: pull.merged_at }),
  };
}

export function toCommit(commit: z.infer<typeof commitSchema>): BranchCommit {
  return {
    sha: commit.sha,
    parents: commit.parents.map(({ sha }) => sha),
    message: commit.commit.message,
    author: commit.commit.author?.name ?? '',
  };
}
