import fc from 'fast-check';
import { dump } from 'js-yaml';
import { skeletons } from './__testUtils__/skeletons';
import { world } from './__testUtils__/world';
import { check } from './check';
import { SourceFile } from './types';

const company = world();

describe('anything at all', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      null,
      '',
      '0',
      -1,
      1e9,
      [],
      {},
      [null],
      [[]],
      'x\ny',
    ),
  );

  /** Places in a value, from its root. */
  function placesIn(
    root: unknown,
    path: (string | number)[] = [],
  ): (string | number)[][] {
    const inner =
      typeof root === 'object' && root !== null
        ? Object.entries(root).flatMap(([key, item]) =>
            placesIn(item, [...path, Array.isArray(root) ? Number(key) : key]),
          )
        : [];
    return [path, ...inner];
  }

  function withValue(
    root: unknown,
    [step, ...rest]: (string | number)[],
    item: unknown,
  ): unknown {
    if (step === undefined) {
      return item;
    }
    if (Array.isArray(root)) {
      return root.map((one: unknown, index) =>
        index === step ? withValue(one, rest, item) : one,
      );
    }
    return Object.fromEntries(
      Object.entries(Object(root)).map(([key, one]) => [
        key,
        key === step ? withValue(one, rest, item) : one,
      ]),
    );
  }

  it.each(Object.entries(skeletons))(
    'may stand at any place of what is well written: %s',
    (path, skeleton) => {
      const places = placesIn(skeleton);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.constantFrom(...places), value), {
            minLength: 1,
            maxLength: 3,
          }),
          changes => {
            const changed = changes.reduce<unknown>(
              (root, [place, item]) => withValue(root, place, item),
              skeleton,
            );
            const findings = check({
              files: company
                .filter(file => file.path !== path)
                .concat({ path, content: dump(changed, { noRefs: true }) }),
            });
            for (const { message } of findings) {
              expect(message).not.toMatch(/undefined|\[object/);
            }
          },
        ),
        { numRuns: 30 },
      );
    },
  );

  it('may be a file, under any name', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'tenants',
        'payments',
        'dev',
        'deploy',
        'services',
        'platform',
        'bootstrap',
        'argocd',
        '..',
        '.',
        '',
        '.git',
        '__proto__',
        'constructor',
      ),
      fc.string({ maxLength: 5 }),
    );
    const file = fc.oneof(
      fc.constantFrom(
        'tenant.yaml',
        'socle.yaml',
        'kustomization.yaml',
        'catalog-info.yaml',
        'environment.yaml',
        'CODEOWNERS',
        'a.yml',
        'a.json',
        'Kustomization',
      ),
      fc.string({ maxLength: 8 }),
    );
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom(
        ...company.flatMap(one => ('content' in one ? [one.content] : [])),
      ),
      value.map(one => dump(one, { skipInvalid: true, noRefs: true })),
    );
    const source: fc.Arbitrary<SourceFile> = fc
      .tuple(fc.array(name, { maxLength: 4 }), file, text)
      .map(([folders, last, content]) => ({
        path: [...folders, last].join('/'),
        content,
      }));
    fc.assert(
      fc.property(
        fc.array(source, { maxLength: 6 }),
        fc.option(source, { nil: undefined }),
        fc.boolean(),
        (files, profile, isBeside) => {
          const findings = check({
            files: isBeside ? [...company, ...files] : files,
            ...(profile && { profile }),
            ...(profile && { tenants: files }),
          });
          expect(Array.isArray(findings)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
