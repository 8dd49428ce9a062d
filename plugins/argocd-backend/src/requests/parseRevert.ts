import { InputError } from '@backstage/errors';
import { RevertRequestBody } from '@socle/plugin-argocd-common';
import { z } from 'zod';

const body = z.strictObject({ id: z.number().int().min(0) });

/** The deployment that the body of a revert names. Throws `InputError`. */
export function parseRevert(value: unknown): RevertRequestBody {
  const result = body.safeParse(value ?? {});
  if (!result.success) {
    throw new InputError('id is the number of a deployment, and all there is');
  }
  return result.data;
}

/** The same of a query. Throws `InputError`. */
export function parseRevertQuery({
  id,
}: Record<string, unknown>): RevertRequestBody {
  if (typeof id !== 'string' || !/^\d{1,9}$/.test(id)) {
    throw new InputError('id is the number of a deployment');
  }
  return { id: Number(id) };
}
