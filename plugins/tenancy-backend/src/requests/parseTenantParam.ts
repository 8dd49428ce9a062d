import { InputError } from '@backstage/errors';
import { z } from 'zod';

const params = z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/) });

/** The tenant that a path names as `:name`. Throws `InputError`. */
export function parseTenantParam(
  given: Record<string, string | undefined>,
): string {
  const parsed = params.safeParse(given);
  if (!parsed.success) {
    throw new InputError(
      'name is no name of a tenant: use 2 to 30 small letters, digits and hyphens, with a letter first',
    );
  }
  return parsed.data.name;
}
