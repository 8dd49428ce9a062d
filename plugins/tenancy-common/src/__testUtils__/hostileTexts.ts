const mega = 1024 * 1024;
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  'd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
  'e: [*d, *d, *d, *d, *d, *d, *d, *d, *d]',
].join('\n');

const many = (length: number, piece: (index: number) => string) => {
  const pieces: string[] = [];
  for (let size = 0, index = 0; size < length; index += 1) {
    const next = piece(index);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
};

/** Just under the limit of characters. */
const near = 256 * 1024 - 100;

/** Just under the limit of tokens, so that the parser is tried and not only the limit. */
const fewer = 12_000;

/** Texts that mean harm: a title, the text, and what a finding of a tenant's or profile's reader says. */
export const hostileTexts: [string, string, RegExp][] = [
  ['a bomb of aliases', bomb, /YAML anchor/],
  ['an alias', 'kind: *x', /cannot be read|alias/],
  ['an alias to itself', 'a: &a [*a]', /anchor/],
  ['an anchor on a key', '&a kind: Tenant', /not a name/],
  ['a merge key', 'a: {x: 1}\n<<: {kind: Tenant}', /is not a field|missing/],
  ['a key twice', 'kind: Tenant\nkind: Tenant\n', /"?kind"? is there twice/],
  ['a key that is a list', '? [a, b]\n: c\n', /not a name/],
  ['the key __proto__', '__proto__: {kind: Tenant}', /not a name/],
  [
    'the key constructor',
    'constructor: {prototype: {}}',
    /constructor is not a field|missing/,
  ],
  [
    'a tag of a program',
    'kind: !!js/function "function(){}"',
    /tag|cannot be read/,
  ],
  ['binary', 'kind: !!binary aGVsbG8=', /tag|cannot be read/],
  [
    'several documents',
    'kind: Tenant\n---\nkind: Tenant\n',
    /2 YAML documents/,
  ],
  ['nothing', '', /empty/],
  ['only a comment', '# nothing\n', /empty/],
  ['only spaces', ' \n\t\n', /empty|cannot be read/],
  ['a directive', '%YAML 9.9\n---\nkind: Tenant\n', /cannot be read/],
  ['a tab as indentation', 'spec:\n\towner: x\n', /cannot be read/],
  ['binary characters', '\u0000\u0001\u0002', /./],
  ['half a surrogate', 'kind: "\uD800"', /./],
  ['an open quote', 'kind: "Tenant', /cannot be read/],
  [
    '1 MB of one field',
    `description: ${'x'.repeat(mega)}`,
    /1048\d+ characters/,
  ],
  ['1 MB of open brackets', '['.repeat(mega), /characters/],
  ['open brackets', '['.repeat(fewer * 2), /nested too deep|cannot be read/],
  ['open brackets, as many as fit', '['.repeat(near), /./],
  ['open braces', '{'.repeat(fewer * 2), /nested too deep|cannot be read/],
  ['open braces, as many as fit', '{'.repeat(near), /./],
  ['closed brackets', '['.repeat(fewer) + ']'.repeat(fewer), /nested too deep/],
  [
    'closed brackets, as many as fit',
    '['.repeat(near / 2) + ']'.repeat(near / 2),
    /./,
  ],
  ['open keys', '{a: '.repeat(fewer / 4), /nested too deep|cannot be read/],
  ['open keys, as many as fit', '{a: '.repeat(near / 4), /./],
  ['dashes', '- '.repeat(fewer), /nested too deep|cannot be read/],
  ['dashes, as many as fit', '- '.repeat(near / 2), /./],
  [
    'question marks',
    '? '.repeat(fewer),
    /nested too deep|cannot be read|not a name/,
  ],
  ['question marks, as many as fit', '? '.repeat(near / 2), /./],
  [
    'stairs',
    many(near - 1000, index => `${' '.repeat(index)}a:\n`),
    /nested too deep|cannot be read/,
  ],
  ['many keys', many(fewer * 2, index => `a${index}: b\n`), /is not a field/],
  ['many keys, as many as fit', many(near, index => `a${index}: b\n`), /./],
  ['many keys, all the same', many(fewer, () => 'a: b\n'), /is there twice/],
  [
    'many documents',
    many(fewer * 2, () => '---\n'),
    /YAML documents|cannot be read|empty/,
  ],
  ['many documents, as many as fit', many(near, () => '---\n'), /./],
  [
    'many anchors',
    many(fewer * 2, index => `a${index}: &a${index} b\n`),
    /anchor/,
  ],
  [
    'many anchors, as many as fit',
    many(near, index => `a${index}: &a${index} b\n`),
    /./,
  ],
  ['many items', `spec: [${many(fewer * 2, () => 'a,')}]`, /./],
  ['one long key', `${'k'.repeat(near)}: v`, /cannot be read|is not a field/],
  ['many comments', many(fewer * 2, () => '#\n'), /empty/],
  ['many comments, as many as fit', many(near, () => '#\n'), /./],
  ['many quotes', '"'.repeat(fewer * 2), /cannot be read/],
  ['many quotes, as many as fit', '"'.repeat(near), /./],
  ['many escapes', `kind: "${'\\u0041'.repeat(near / 7)}"`, /kind is "A+/],
  ['spaces without end', `kind:${' '.repeat(near)}Tenant`, /missing/],
  ['one long number', `kind: ${'9'.repeat(near)}`, /kind/],
  [
    'a folded text of empty lines',
    `kind: >\n${'\n'.repeat(near)}`,
    /kind|words and signs/,
  ],
  ['many tags', many(fewer * 2, () => '!a '), /./],
  ['many tags, as many as fit', many(near, () => '!a '), /./],
  ['commas', `[${','.repeat(fewer * 2)}]`, /cannot be read/],
  ['commas, as many as fit', `[${','.repeat(near)}]`, /./],
  ['colons', ':'.repeat(fewer * 2), /./],
  ['colons, as many as fit', ':'.repeat(near), /./],
];
