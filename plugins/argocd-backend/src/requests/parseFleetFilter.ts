import { InputError } from '@backstage/errors';
import { FleetFilter } from '@socle/plugin-argocd-common';
import { z } from 'zod';

const texts = z
  .union([z.string().max(253), z.array(z.string().max(253)).max(200)])
  .transform(value => (Array.isArray(value) ? value : [value]))
  .optional();

const verdicts = z
  .enum(['delivered', 'progressing', 'outOfSync', 'failing', 'unknown'])
  .array();

const query = z.strictObject({
  instance: texts,
  tenant: texts,
  project: texts,
  cluster: texts,
  verdict: texts.pipe(verdicts.optional()),
  reason: texts,
  text: z.string().max(253).optional(),
});

/** What a query asks for of the fleet. Throws `InputError` that names the parameter. */
export function parseFleetFilter(given: unknown): FleetFilter {
  const parsed = query.safeParse(given);
  if (parsed.success) {
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  const field =
    issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0];
  throw new InputError(
    `${String(field)} cannot be asked for like that; there are ${Object.keys(query.shape).join(', ')}`,
  );
}
