import { readDocuments } from './readDocuments';

const read = (text: string) => readDocuments(text, 'a.yaml');
const values = (text: string) => read(text).documents.map(({ value }) => value);

it.each([
  ['one document', 'a: 1\n', [{ a: 1 }]],
  ['several', 'a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  [
    'marks without anything between them',
    '---\n---\n\n---\na: 1\n',
    [{ a: 1 }],
  ],
  ['comments alone', '# nothing\n---\n# here\n', []],
  [
    'what stands behind the mark',
    '--- {a: 1}\n---  # b\nb: 2\n',
    [{ a: 1 }, { b: 2 }],
  ],
  ['the end of a document', 'a: 1\n...\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
  [
    'lines that end as in Windows',
    'a: 1\r\n---\r\nb: 2\r\n',
    [{ a: 1 }, { b: 2 }],
  ],
  ['dashes within a text', 'a: |\n  ---\n  b\n', [{ a: '---\nb\n' }]],
  ['JSON', '{"a": [1]}', [{ a: [1] }]],
  ['nothing', '', []],
])('reads %s', (_, text, expected) => {
  expect(values(text)).toEqual(expected);
});

it('tells where in the file something stands', () => {
  const { documents } = read('# head\na: 1\n---\n\nb:\n  - c: 2\n');
  expect(
    documents.map(({ file, locate }, index) => [
      file,
      locate?.(index === 0 ? ['a'] : ['b', 0, 'c']).line,
    ]),
  ).toEqual([
    ['a.yaml', 2],
    ['a.yaml', 6],
  ]);
});

it('reads the others where one is wrong, and tells where that is', () => {
  const { documents, findings } = read('a: 1\n---\nb: [\n---\nc: 3\n');
  expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }]);
  expect(findings.map(({ file, line }) => [file, line >= 3])).toEqual([
    ['a.yaml', true],
  ]);
});
