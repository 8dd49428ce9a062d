import { InputError } from '@backstage/errors';
import {
  DeliveryActionName,
  deliveryActionNames,
  RollbackRequest,
  SyncRequest,
} from '@socle/plugin-argocd-common';
import { z } from 'zod';

/** What somebody asks for, with everything that it needs. */
export type AskedAction =
  | ({ action: 'sync' } & SyncRequest)
  | ({ action: 'rollback' } & RollbackRequest)
  | { action: Exclude<DeliveryActionName, 'sync' | 'rollback'> };

const resource = z.strictObject({
  group: z.string().max(253),
  kind: z.string().min(1).max(63),
  namespace: z.string().max(63).optional(),
  name: z.string().min(1).max(253),
});

/* Argo CD's own options: `ServerSideApply=true`. */
const option = z.string().regex(/^[A-Za-z]{1,40}=[A-Za-z]{1,20}$/);

const sync = z.strictObject({
  dryRun: z.boolean().optional(),
  prune: z.boolean().optional(),
  force: z.boolean().optional(),
  revision: z.string().min(1).max(253).optional(),
  resources: z.array(resource).min(1).max(500).optional(),
  options: z.array(option).max(20).optional(),
});

const rollback = z.strictObject({
  id: z.number().int().min(0),
  dryRun: z.boolean().optional(),
  prune: z.boolean().optional(),
});

const nothing = z.strictObject({});

/** The action that a path names as `:action`, and its body. Throws `InputError` that names what is wrong. */
export function parseAction(name: unknown, body: unknown): AskedAction {
  const action = deliveryActionNames.find(known => known === name);
  switch (action) {
    case undefined:
      throw new InputError(
        `There is no such action; there are ${deliveryActionNames.join(', ')}`,
      );
    case 'sync':
      return { action, ...parsed(sync, body) };
    case 'rollback':
      return { action, ...parsed(rollback, body) };
    default:
      parsed(nothing, body);
      return { action };
  }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) {
    return result.data;
  }
  const [issue] = result.error.issues;
  const field =
    issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path.join('.');
  throw new InputError(
    field
      ? `${field} cannot be asked for like that`
      : 'The body is an object, or nothing',
  );
}
