import { z } from 'zod/v4';
import { objectiveSchema } from './schema';

/**
 * The JSON Schema of an Objective, for editors and other tools. What it cannot say, `parseObjective` and `checkObjective` say.
 *
 * @public
 */
export function objectiveJsonSchema(): z.core.JSONSchema.BaseSchema {
  const schema = z.toJSONSchema(objectiveSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  return { ...schema, $id: 'https://socle.dev/schemas/objective.schema.json' };
}
