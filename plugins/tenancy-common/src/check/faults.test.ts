import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { freshCompany } from './__testUtils__/freshCompany';
import { check } from './check';
import { rules } from './rules';

/** One fault each, of a company that was rendered a moment ago: what is changed of it, and the only finding. */
const faults = z
  .array(
    z.strictObject({
      title: z.string(),
      changed: z.record(z.string(), z.string().nullable()).optional(),
      replaced: z
        .array(
          z.strictObject({ file: z.string(), is: z.string(), by: z.string() }),
        )
        .optional(),
      unread: z
        .array(
          z.strictObject({
            path: z.string(),
            problem: z.enum(['link', 'binary']),
            detail: z.string().optional(),
          }),
        )
        .optional(),
      finding: z.strictObject({
        rule: z.string(),
        file: z.string(),
        line: z.number(),
      }),
    }),
  )
  .parse(
    parse(readFileSync(resolve(__dirname, '__fixtures__/faults.yaml'), 'utf8')),
  );

describe('what was rendered a moment ago', () => {
  it.each(['eks', 'openshift', 'tanzu'])('has no finding on %s', flavour => {
    const replaced = [
      {
        file: 'gitops/socle.yaml',
        is: 'flavour: eks #',
        by: `flavour: ${flavour} #`,
      },
    ];
    expect(check({ files: freshCompany({ replaced }) })).toEqual([]);
  });

  it.each(faults.map(fault => [fault.title, fault] as const))(
    'has exactly one finding with one fault: %s',
    (_title, { changed, replaced, unread = [], finding }) => {
      const files = [...freshCompany({ changed, replaced }), ...unread];
      expect(
        check({ files }).map(({ rule, file, line }) => ({ rule, file, line })),
      ).toEqual([finding]);
    },
  );

  it('has been tried with a fault for each rule', () => {
    const tried = new Set(faults.map(({ finding }) => finding.rule));
    expect([...tried].sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});
