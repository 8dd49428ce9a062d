import { InputError } from '@backstage/errors';
import { PreviewRequest } from '@socle/plugin-tenancy-common';
import { z } from 'zod';

const maximumLength = 64 * 1024;

const body = z.object({
  kind: z.enum(['create', 'change']),
  text: z.string().max(maximumLength),
});

/** The body of `POST /preview`. Throws `InputError` that names the field. */
export function parsePreview(given: unknown): PreviewRequest {
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.');
    throw new InputError(
      field === 'text'
        ? `text is the tenant.yaml, as text of at most ${maximumLength} characters`
        : 'kind is create or change',
    );
  }
  return parsed.data;
}
