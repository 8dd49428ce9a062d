import { z } from 'zod';

const pullRequestSchema = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  author: z.string(),
  state: z.enum(['open', 'closed']),
  baseBranch: z.string(),
  headBranch: z.string(),
  /** The last commit that the head branch was seen at; kept by `refs/pull/<number>/head`. */
  headSha: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().optional(),
  /** Written before the base branch moves, so that a crash between the two is understood at the next start. */
  merging: z
    .object({
      sha: z.string(),
      mergeBase: z.string(),
      headSha: z.string(),
      by: z.string(),
    })
    .optional(),
  merged: z
    .object({
      sha: z.string(),
      mergeBase: z.string(),
      at: z.string(),
      by: z.string(),
    })
    .optional(),
});

const commentSchema = z.object({
  id: z.number().int().positive(),
  number: z.number().int().positive(),
  author: z.string(),
  body: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

const reviewSchema = z.object({
  id: z.number().int().positive(),
  number: z.number().int().positive(),
  author: z.string(),
  state: z.enum(['APPROVED', 'REQUEST_CHANGES', 'COMMENT', 'PENDING']),
  body: z.string(),
  commit: z.string(),
  submittedAt: z.string(),
});

const deliverySchema = z.object({
  id: z.string(),
  event: z.string(),
  at: z.string(),
  /** HTTP status of the answer; absent where there was none. */
  status: z.number().int().optional(),
  /** Why there was no answer. */
  error: z.string().optional(),
});

const hookSchema = z.object({
  id: z.number().int().positive(),
  name: z.string(),
  url: z.string(),
  contentType: z.enum(['json', 'form']),
  secret: z.string(),
  authorizationHeader: z.string(),
  events: z.array(z.string()),
  branchFilter: z.string(),
  active: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  lastDelivery: deliverySchema.optional(),
});

const statusSchema = z.object({
  id: z.number().int().positive(),
  sha: z.string(),
  state: z.enum([
    'pending',
    'success',
    'error',
    'failure',
    'warning',
    'skipped',
  ]),
  targetUrl: z.string(),
  description: z.string(),
  context: z.string(),
  creator: z.string(),
  createdAt: z.string(),
});

const protectionSchema = z.object({
  /** Name of the one branch that it is about. */
  branch: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** What the forge knows of a repository beside git. */
export const repositoryRecordSchema = z.object({
  version: z.literal(1),
  id: z.number().int().positive(),
  description: z.string(),
  website: z.string(),
  private: z.boolean(),
  archived: z.boolean(),
  defaultBranch: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Number of the next pull request. */
  nextNumber: z.number().int().positive(),
  /** Id of the next comment, review, hook or status. */
  nextId: z.number().int().positive(),
  pullRequests: z.array(pullRequestSchema),
  comments: z.array(commentSchema),
  reviews: z.array(reviewSchema),
  hooks: z.array(hookSchema),
  statuses: z.array(statusSchema),
  /** The branches that may only grow. States of before there were any have none. */
  protections: z.array(protectionSchema).default([]),
});

export type RepositoryRecord = z.infer<typeof repositoryRecordSchema>;
export type PullRequestRecord = z.infer<typeof pullRequestSchema>;
export type CommentRecord = z.infer<typeof commentSchema>;
export type ReviewRecord = z.infer<typeof reviewSchema>;
export type HookRecord = z.infer<typeof hookSchema>;
export type DeliveryRecord = z.infer<typeof deliverySchema>;
export type ProtectionRecord = z.infer<typeof protectionSchema>;
export type StatusRecord = z.infer<typeof statusSchema>;

/** What the forge knows of its owners, beside the identities' teams. */
export const ownersRecordSchema = z.object({
  version: z.literal(1),
  organizations: z.array(
    z.object({
      name: z.string(),
      fullName: z.string(),
      description: z.string(),
    }),
  ),
});

export type OwnersRecord = z.infer<typeof ownersRecordSchema>;
