import { z } from 'zod';
import { BranchCommit, PullRequest } from '../types';

export const projectSchema = z.object({
  empty_repo: z.boolean(),
  default_branch: z.string().nullish(),
});

export const namespaceSchema = z.object({ id: z.number() });

export const pathsSchema = z.array(z.object({ path: z.string() }));

export const branchSchema = z.object({ commit: z.object({ id: z.string() }) });

export const commitSchema = z.object({
  id: z.string(),
  parent_ids: z.array(z.string()),
  message: z.string(),
  author_name: z.string().nullish(),
});

export const commitsSchema = z.array(commitSchema);

export const compareSchema = z.object({ commits: commitsSchema });

export const treeSchema = z.array(
  z.object({ id: z.string(), path: z.string(), type: z.string() }),
);

export const mergeRequestSchema = z.object({
  iid: z.number(),
  web_url: z.string(),
  source_branch: z.string(),
  source_project_id: z.number().nullish(),
  target_project_id: z.number(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  sha: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  merged_at: z.string().nullish(),
  detailed_merge_status: z.string().nullish(),
});

export const mergeRequestsSchema = z.array(mergeRequestSchema);

type MergeRequest = z.infer<typeof mergeRequestSchema>;

/** Whether a request comes from the project itself, and not from a fork with a branch of that name. */
export function isOwn(request: MergeRequest): boolean {
  return request.source_project_id === request.target_project_id;
}

export function toPullRequest(request: MergeRequest): PullRequest {
  const closed = request.state === 'merged' ? 'merged' : 'closed';
  return {
    number: request.iid,
    url: request.web_url,
    branch: request.source_branch,
    title: request.title,
    body: request.description ?? '',
    // `locked` is one that is being merged.
    state: ['opened', 'locked'].includes(request.state) ? 'open' : closed,
    headCommit: request.sha ?? '',
    createdAt: request.created_at,
    updatedAt: request.updated_at,
    ...(request.merged_at && { mergedAt: request.merged_at }),
  };
}

export function toCommit(commit: z.infer<typeof commitSchema>): BranchCommit {
  return {
    sha: commit.id,
    parents: commit.parent_ids,
    message: commit.message,
    author: commit.author_name ?? '',
  };
}
