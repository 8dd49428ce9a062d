import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { examplesOf, filesOf } from './__testUtils__/examples';
import { world } from './__testUtils__/world';
import { check } from './check';
import { rules } from './rules';

it('finds nothing wrong with a company that keeps the rules', () => {
  expect(check({ files: world() })).toEqual([]);
});

it('has a folder for each rule, and each folder is a rule', () => {
  const folders = readdirSync(resolve(__dirname, 'rules'), {
    withFileTypes: true,
  })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name);
  expect(rules.map(({ id }) => id).sort()).toEqual(folders.sort());
});

describe.each(rules.map(({ id }) => id))('rule %s', rule => {
  const examples = examplesOf(rule);

  it('has examples of what it allows and of what it does not', () => {
    expect(examples.some(({ findings }) => !findings)).toBe(true);
    expect(examples.some(({ findings }) => findings)).toBe(true);
    expect(
      examples.filter(({ shown, findings }) => shown && findings),
    ).toHaveLength(1);
  });

  it.each(examples.map(example => [example.title, example] as const))(
    '%s',
    (_title, example) => {
      const found = check({ files: filesOf(example) });
      expect(found).toEqual(
        (example.findings ?? []).map(finding =>
          expect.objectContaining({ rule, ...finding }),
        ),
      );
    },
  );
});
