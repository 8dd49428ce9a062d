import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const folder = resolve(__dirname, '../examples');

const causeSchema = z.strictObject({
  code: z.string(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  rule: z.string().optional(),
});

const exampleSchema = z.strictObject({
  /** What happened, as a sentence. */
  title: z.string(),
  now: z.string().optional(),
  /** Everything at hand, as `socle explain delivery` reads it from files. */
  documents: z.array(z.unknown()),
  verdict: z.enum([
    'delivered',
    'progressing',
    'outOfSync',
    'failing',
    'unknown',
  ]),
  reason: z.string(),
  cause: causeSchema.optional(),
  /** `kind subject status`, link by link. */
  chain: z.array(z.string()).optional(),
  /** Codes of what else is wrong. */
  others: z.array(z.string()).optional(),
});

export type Example = z.infer<typeof exampleSchema> & { name: string };

/** The table of cases: a file each. */
export function examples(): Example[] {
  return readdirSync(folder)
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8');
      return {
        name: file.replace(/\.yaml$/, ''),
        ...exampleSchema.parse(parse(text, { merge: true })),
      };
    });
}
