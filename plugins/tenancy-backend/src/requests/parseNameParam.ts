import { InputError } from '@backstage/errors';
import { z } from 'zod';

const params = z.object({ name: z.string().max(200) });

/** What a path has as `:name`, whether a tenant can be called so or not. Throws `InputError`. */
export function parseNameParam(
  given: Record<string, string | undefined>,
): string {
  const parsed = params.safeParse(given);
  if (!parsed.success) {
    throw new InputError('name has more than 200 characters');
  }
  return parsed.data.name;
}
