import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { Composer, Lexer, Parser } from 'yaml';
import { isPlain, readPlain } from './plainYaml';
import { YamlWalk } from './walkYaml';

const sample = readFileSync(
  resolve(
    __dirname,
    '../../../tenancy-common/src/__fixtures__/sample/tenant.yaml',
  ),
  'utf8',
);

/** What is read where a text is plain, with one library. */
function quick(text: string): { value: unknown } | undefined {
  return isPlain([...new Lexer().lex(text)]) ? readPlain(text) : undefined;
}

/** What the other library and the walk make of it. */
function thorough(text: string): { value: unknown } | undefined {
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [document, second] = composer.compose(new Parser().parse(text));
  if (
    second ||
    !document?.contents ||
    document.errors.length + document.warnings.length > 0
  ) {
    return undefined;
  }
  const walk = new YamlWalk('a.yaml', () => ({ line: 1, column: 1 }));
  const value = walk.toValue(document.contents, []);
  return walk.findings.length > 0 ? undefined : { value };
}

it('reads a tenant as people write it', () => {
  expect(quick(sample)).toEqual(thorough(sample));
  expect(quick(sample)).toBeDefined();
});

it.each([
  ['a list in a list', 'a:\n- - b\n  - c\n'],
  ['words, numbers, and what looks like them', 'a: [1, -0.5, 1.0, 01, 1e3]\n'],
  ['other words', 'a: [~, null, True, yes, +1, .5, 1_000, 0x1]\n'],
  ['quotes', `a: {"b": 'c: d', e: "f # g"} # h\n`],
  ['nothing', 'a:\nb: [{c}]\n'],
])('reads %s', (_title, text) => {
  expect(quick(text)).toEqual(thorough(text));
  expect(quick(text)).toBeDefined();
});

it.each([
  ['an anchor', 'a: &b c\n'],
  ['an alias', 'a: *b\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge key', '<<: {a: b}\n'],
  ['a directive', '%YAML 1.2\n---\na: b\n'],
  ['a document’s mark', '---\na: b\n'],
  ['what the quick library takes for one', '---a\n'],
  ['a question mark', '? a\n: b\n'],
  ['a list as a key', '[a]: b\n'],
  ['a list as a key of a map', 'a: {[b], c: d}\n'],
  ['a key that is a number', '1.50: a\n'],
  ['a key that is no name', '__proto__: {a: b}\n'],
  ['a key twice', 'a: b\na: c\n'],
  ['an empty item', 'a:\n  -\n- b\n'],
  ['brackets over lines', 'a: [\n  b]\n'],
  ['a value over lines', 'a: b\n  c\n'],
  ['a block of text', 'a: |\n  b\n'],
  ['an escape', 'a: "\\n"\n'],
  ['a tab', 'a:\tb\n'],
  ['the line ends of Windows', 'a: b\r\n'],
  ['a byte order mark', '\uFEFFa: b\n'],
  ['nothing but a comment', '# a\n'],
])('leaves %s to both libraries', (_title, text) => {
  expect(quick(text)).toBeUndefined();
});

it('reads what the thorough library reads, whatever is put into a text', () => {
  const pieces = fc.constantFrom(
    ...`a 1 - -- : :: , [ ] { } " ' # ~ null True -0 01 1e3 .5 << * & ! ? % | > --- ... \\ @ é [a] {}`.split(
      ' ',
    ),
    ...[' ', '  ', '\n', '\n  ', '\n- ', '- ', ': ', ', ', ' #', '\t', '\r'],
    ...['a: b\n', '"a": ', '{a: b}', "''", '\u2028', '\u0085', '\uFEFF'],
  );
  const seeds = [
    sample,
    'a:\n- b: {c: d, "e": [1, 2]}\n  f: g\n- - h\n  - i\n',
  ];
  const changed = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 5 }), pieces), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([seed, changes]) =>
      changes.reduce((text, [place, length, piece]) => {
        const at = place % (text.length + 1);
        return `${text.slice(0, at)}${piece}${text.slice(at + length)}`;
      }, seed),
    );
  const made = fc.array(pieces, { maxLength: 12 }).map(all => all.join(''));
  fc.assert(
    fc.property(fc.oneof(changed, made), text => {
      const read = quick(text);
      expect(read && thorough(text)).toEqual(read);
    }),
    { numRuns: 2_000 },
  );
});
