import { z } from 'zod/v4';
import { profileSchema } from '../profile/schema';
import { tenantSchema } from '../tenant/schema';
import { serviceSchema } from '../tenant/serviceSchema';

/** JSON Schema, draft 2020-12, as far as it is written here. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The files that people write, by the name of their schema. */
export const documents = {
  tenant: { schema: tenantSchema, file: 'tenants/<tenant>/tenant.yaml' },
  profile: { schema: profileSchema, file: 'socle.yaml' },
  service: { schema: serviceSchema, file: 'services/<service>.yaml' },
};

/**
 * A file's kind that has a JSON Schema.
 *
 * @public
 */
export type DocumentName = keyof typeof documents;

/**
 * The JSON Schema of a file, for editors and other tools: what fields there are, what they mean, and what their text must
 * look like. What it cannot say (a reserved name, a network's first address) `parseTenant` and `parseProfile` say.
 *
 * @public
 */
export function jsonSchemaOf(name: DocumentName): JsonSchema {
  const schema = z.toJSONSchema(documents[name].schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  return { ...schema, $id: `https://socle.dev/schemas/${name}.schema.json` };
}
