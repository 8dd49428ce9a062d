import { Request } from 'express';
import { z } from 'zod';
import { ApplicationQuery } from './ApplicationAccess';

const text = z
  .string()
  .nullish()
  .transform(value => value ?? undefined);
const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

const place = { appNamespace: text, project: text };

/** Source: Argo CD's `ApplicationSyncRequest`. */
export const syncRequest = z.object({
  ...place,
  revision: text,
  dryRun: flag,
  prune: flag,
  strategy: z
    .object({
      apply: z.object({ force: z.boolean().optional() }).optional(),
      hook: z.object({ force: z.boolean().optional() }).optional(),
    })
    .optional(),
  resources: z
    .array(
      z.object({
        group: z.string().optional(),
        kind: z.string(),
        name: z.string(),
        namespace: z.string().optional(),
      }),
    )
    .optional(),
  infos: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  retryStrategy: z
    .object({
      limit: z.number().optional(),
      refresh: z.boolean().optional(),
      backoff: z
        .object({
          duration: z.string().optional(),
          factor: z.number().optional(),
          maxDuration: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  syncOptions: z.object({ items: z.array(z.string()).optional() }).optional(),
  sourcePositions: z.array(z.number()).optional(),
  revisions: z.array(z.string()).optional(),
});

/** Source: Argo CD's `ApplicationRollbackRequest`. */
export const rollbackRequest = z.object({
  ...place,
  id: z.number().int(),
  dryRun: flag,
  prune: flag,
});

/** Source: Argo CD's `ApplicationPatchRequest`. */
export const patchRequest = z.object({
  ...place,
  patch: text,
  patchType: text,
});

/** The Application that a request with a body is about. */
export function namedIn(
  request: Request,
  body: { appNamespace?: string; project?: string },
): ApplicationQuery {
  return {
    name: request.params.name,
    namespace: body.appNamespace ?? '',
    project: body.project ?? '',
  };
}
