import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { SourceFile } from '../types';
import { world } from './world';

const rulesFolder = resolve(__dirname, '../rules');

const exampleSchema = z.strictObject({
  /** What it shows, as a sentence. */
  title: z.string(),
  /** Whether the documentation shows it: one that is allowed and one that is not are enough. */
  shown: z.boolean().optional(),
  /** Whether there is nothing beside its files; otherwise they are changes of the small company in `__fixtures__/world`. */
  alone: z.boolean().optional(),
  files: z.record(z.string(), z.string().nullable()).optional(),
  /** Files that could not be read, and why. */
  unread: z
    .array(
      z.strictObject({
        path: z.string(),
        problem: z.enum(['link', 'large', 'binary', 'unreadable']),
        detail: z.string().optional(),
      }),
    )
    .optional(),
  replaced: z
    .array(z.strictObject({ file: z.string(), is: z.string(), by: z.string() }))
    .optional(),
  /** What is found, in order; nothing where it is left out. */
  findings: z
    .array(
      z.strictObject({
        file: z.string(),
        line: z.number(),
        path: z.string().optional(),
        message: z.string(),
        remedy: z.string().optional(),
        severity: z.enum(['error', 'warning', 'info']).optional(),
      }),
    )
    .optional(),
});

/** One example of a rule: files, and what is found in them. */
export type Example = z.infer<typeof exampleSchema> & { name: string };

/** The examples of a rule, from its folder. */
export function examplesOf(rule: string): Example[] {
  const folder = join(rulesFolder, rule, 'examples');
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .sort()
    .map(file => ({
      name: file.replace(/\.yaml$/, ''),
      ...exampleSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))),
    }));
}

/** The files of an example, as `check` takes them. */
export function filesOf(example: Example): SourceFile[] {
  const { alone, files = {}, replaced, unread = [] } = example;
  const readable = alone
    ? Object.entries(files).flatMap(([path, content]) =>
        content === null ? [] : [{ path, content }],
      )
    : world({ changed: files, replaced });
  return [...readable, ...unread];
}
