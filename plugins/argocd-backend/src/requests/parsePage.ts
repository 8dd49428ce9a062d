import { InputError } from '@backstage/errors';
import { z } from 'zod';

const page = z.object({
  from: z.coerce.number().int().min(0).max(100_000).default(0),
  count: z.coerce.number().int().min(1).max(50).default(10),
});

/** The part of a list that a query asks for: `from=0&count=10`. Throws `InputError` that names the parameter. */
export function parsePage(given: unknown): { from: number; count: number } {
  const parsed = page.safeParse(given);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues[0].path[0] === 'count'
        ? 'count is a number from 1 to 50'
        : 'from is a number from 0',
    );
  }
  return parsed.data;
}
