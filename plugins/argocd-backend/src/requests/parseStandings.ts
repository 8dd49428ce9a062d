import { CompoundEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseEntityQuery } from '@socle/plugin-platform-node';
import { z } from 'zod';

const maximumEntities = 100;

const body = z.strictObject({
  entityRefs: z.array(z.string().max(253)).min(1).max(maximumEntities),
});

/** The entities that a body names as `{ "entityRefs": ["component:default/checkout"] }`. Throws `InputError`. */
export function parseStandings(given: unknown): CompoundEntityRef[] {
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    throw new InputError(
      `entityRefs is a list of 1 to ${maximumEntities} references, as component:default/name`,
    );
  }
  return parsed.data.entityRefs.flatMap(
    entity => parseEntityQuery({ entity }) ?? [],
  );
}
