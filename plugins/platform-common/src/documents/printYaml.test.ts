import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { printJson } from './printJson';
import { inline, noted, printYaml, rows, YamlMap } from './printYaml';

const field = (value: YamlMap[string]) => printYaml([{ value: { a: value } }]);

describe('printYaml', () => {
  it('prints documents with their comments, and only what is marked on one line', () => {
    expect(
      printYaml([
        {
          comment: 'Two lines\nof comment',
          value: {
            kind: 'Map',
            gone: undefined,
            labels: { app: 'a' },
            list: ['a', { b: 1, c: ['d'] }, inline({ e: 'f' })],
            rules: noted('Why', rows([{ ports: [{ port: '53' }] }])),
            empty: {},
            none: [],
            text: 'one\n\n  two\n',
          },
        },
        { value: { kind: 'Other' } },
      ]),
    ).toBe(
      [
        '# Two lines',
        '# of comment',
        'kind: Map',
        'labels:',
        '  app: a',
        'list:',
        '  - a',
        '  - b: 1',
        '    c:',
        '      - d',
        '  - {e: f}',
        '# Why',
        'rules:',
        "  - {ports: [{port: '53'}]}",
        'empty: {}',
        'none: []',
        'text: |',
        '  one',
        '',
        '    two',
        '---',
        'kind: Other',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['Card payments, refunds', 'Card payments, refunds'],
    ['http://collector:4318', 'http://collector:4318'],
    ['200m', '200m'],
    ['24Gi', '24Gi'],
    ['443/TCP', '443/TCP'],
    ['10.20.0.0/16', '10.20.0.0/16'],
    ['4', "'4'"],
    ['1e3', "'1e3'"],
    ['e2', "'e2'"],
    ['0x1F', "'0x1F'"],
    ['12:30:45', "'12:30:45'"],
    ['2027-03-31', "'2027-03-31'"],
    ['1.20', "'1.20'"],
    ['yes', "'yes'"],
    ['No', "'No'"],
    ['on', "'on'"],
    ['null', "'null'"],
    ['~', "'~'"],
    ['', "''"],
    ['*', "'*'"],
    ['-10', "'-10'"],
    ['{{.name}}', "'{{.name}}'"],
    ["it's", "it's"],
    ["'quoted'", "'''quoted'''"],
    ['a: b', "'a: b'"],
    ['a #b', "'a #b'"],
    ['a:', "'a:'"],
    ['Zürich', 'Zürich'],
    ['a\u0000b', '"a\\u0000b"'],
    ['a\u2028b', '"a\\u2028b"'],
  ])('prints %j as %s', (text, printed) => {
    expect(parse(field(text))).toEqual({ a: text });
    expect(field(text)).toBe(`a: ${printed}\n`);
  });

  it.each([
    ['/v1/search(\\?.*)?', "'/v1/search(\\?.*)?'"],
    ['a,b', "'a,b'"],
    ['a[0]', "'a[0]'"],
    ['http://collector:4318', 'http://collector:4318'],
  ])('prints %j as %s beside others on one line', (text, printed) => {
    expect(field(inline({ path: text }))).toBe(`a: {path: ${printed}}\n`);
  });

  it('is read back as the same value by readers of YAML 1.1 and 1.2', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[-+.\d_:xeo ]{1,8}$/),
      fc.stringMatching(/^[#:,[\]{}&*!|>'"%@` -]{1,4}[a-z]{0,2}[\n :#]{0,2}$/),
      fc.constantFrom(
        'y',
        'N',
        'off',
        'true',
        'NULL',
        '<<',
        '=',
        '.inf',
        '---',
        '...',
        '? a',
        '- a',
      ),
    );
    const { value } = fc.letrec<{ value: YamlMap[string] }>(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(
          tie('value').filter(one => one !== undefined),
          { maxLength: 3 },
        ),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.boolean(), (one, short) => {
        const wanted = JSON.parse(JSON.stringify(one ?? null));
        const printed = printYaml([
          {
            value: {
              a: short && one !== undefined ? inline(one) : (one ?? null),
            },
          },
        ]);
        for (const version of ['1.1', '1.2'] as const) {
          const [document] = parseAllDocuments(printed, {
            version,
            merge: false,
          });
          expect('errors' in document && document.errors).toEqual([]);
          expect('toJS' in document && document.toJS()).toEqual({ a: wanted });
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('printJson', () => {
  it('prints JSON with what is marked on one line', () => {
    const value = {
      a: inline({ b: [1, 'x'] }),
      c: [{ d: null }],
      e: [],
      f: {},
    };
    const printed = printJson(value);
    expect(printed.split('\n').slice(0, 3)).toEqual([
      '{',
      '  "a": {"b": [1, "x"]},',
      '  "c": [',
    ]);
    expect(JSON.parse(printed)).toEqual({
      a: { b: [1, 'x'] },
      c: [{ d: null }],
      e: [],
      f: {},
    });
  });
});
