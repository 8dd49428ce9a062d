import { parse } from 'yaml';
import { hostileTexts } from '../__testUtils__/hostileTexts';
import { edit } from './edit';
import { Edit, Edited, EditValue } from './types';

const file = 'some/file.yaml';
const text = [
  '# The tenant',
  'apiVersion: socle.dev/v1',
  'kind: Tenant',
  'spec:',
  '  owner: group:default/payments',
  '  quota:',
  '  environments:',
  '    - name: dev',
  '    - name: prod',
  '    - {name: twin}',
  '    - {name: twin}',
  '  hosts: [a, b: c]',
  '  flags: {d, ? e}',
  '  ? long',
  '',
].join('\n');

/** Edits within a second of the processor's time. */
function inTime(run: () => Edited): Edited {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
  return result;
}

function findingOf(result: Edited) {
  if (result.ok) {
    throw new Error(result.text);
  }
  const [finding] = result.findings;
  expect(finding).toMatchObject({ file, severity: 'error' });
  expect(finding.remedy).toMatch(/\.$/);
  expect(finding.message).toMatch(/^[^\n]{5,400}$/);
  return finding;
}

describe('edit, given hostile texts', () => {
  it.each(hostileTexts)(
    'edits %s or answers with a finding, within a second',
    (_title, hostile) => {
      const result = inTime(() =>
        edit({
          text: hostile,
          file,
          changes: [
            { kind: 'set', path: ['kind'], value: 'Tenant' },
            { kind: 'set', path: ['spec', 'owner'], value: 'x' },
          ],
        }),
      );
      expect(result.ok || findingOf(result).line).toBeTruthy();
    },
  );

  it.each([
    ['aliases', 'a: &a [x]\nb: *a\n'],
    ['several documents', 'a: 1\n---\na: 1\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['nothing', ''],
  ])('refuses %s with the finding of the reader', (_title, refused) => {
    const result = edit({
      text: refused,
      file,
      changes: [{ kind: 'set', path: ['a'], value: 1 }],
    });
    expect(findingOf(result).rule).toBe('yaml');
  });

  it('keeps a mark of the byte order', () => {
    const changes: Edit[] = [
      { kind: 'set', path: ['a'], value: 2 },
      { kind: 'set', path: ['b'], value: 'x' },
    ];
    expect(edit({ text: '\uFEFFa: 1', file, changes })).toEqual({
      ok: true,
      text: '\uFEFFa: 2\nb: x',
    });
  });
});

describe('edit, given a place that is not there', () => {
  const cases: [string, Edit, number, RegExp][] = [
    [
      'a field to remove',
      { kind: 'remove', path: ['spec', 'title'] },
      4,
      /^spec has no field title\.$/,
    ],
    [
      'a field within text',
      { kind: 'set', path: ['spec', 'owner', 'name'], value: 'x' },
      5,
      /^spec\.owner is "group:default\/payments", not a map of fields\.$/,
    ],
    [
      'an item of text',
      { kind: 'set', path: ['spec', 'owner', 0], value: 'x' },
      5,
      /not a list/,
    ],
    [
      'an item of a map',
      { kind: 'set', path: ['spec', { name: 'dev' }, 'size'], value: 'x' },
      4,
      /^spec is a map of fields, not a list\.$/,
    ],
    [
      'an item with another name',
      {
        kind: 'set',
        path: ['spec', 'environments', { name: 'qa' }, 'size'],
        value: 'x',
      },
      7,
      /^spec\.environments has no item whose name is "qa"\.$/,
    ],
    [
      'one of two items of one name',
      { kind: 'remove', path: ['spec', 'environments', { name: 'twin' }] },
      7,
      /2 items whose name is "twin"/,
    ],
    [
      'an item beyond the end',
      { kind: 'set', path: ['spec', 'environments', 9], value: 'x' },
      7,
      /has no item 9: it has 4/,
    ],
    [
      'a place beyond the end',
      { kind: 'add', path: ['spec', 'environments'], value: 'x', at: 9 },
      7,
      /has no item 9/,
    ],
    [
      'an item of a list that it does not hold',
      { kind: 'remove', path: ['spec', 'environments'], item: 'x' },
      7,
      /does not hold "x"/,
    ],
    [
      'a list that is text',
      { kind: 'add', path: ['spec', 'owner'], value: 'x' },
      5,
      /not a list/,
    ],
    [
      'the document',
      { kind: 'remove', path: [] },
      2,
      /the document as a whole/,
    ],
    [
      'the document, for a list',
      { kind: 'set', path: [], value: ['x'] },
      2,
      /the document as a whole/,
    ],
    [
      'a field that every object has',
      { kind: 'remove', path: ['constructor'] },
      2,
      /no field constructor/,
    ],
    [
      'a place for the value of a key without a colon',
      { kind: 'set', path: ['spec', 'long'], value: 'x' },
      14,
      /form of YAML/,
    ],
    [
      'a place for a second field without braces',
      { kind: 'set', path: ['spec', 'hosts', 1, 'd'], value: 'x' },
      12,
      /form of YAML/,
    ],
  ];

  it.each(cases)('tells where %s is missing', (_title, change, line, words) => {
    const finding = findingOf(edit({ text, file, changes: [change] }));
    expect(finding).toMatchObject({ rule: 'edit', line });
    expect(finding.message).toMatch(words);
  });

  it('makes no change where one of several cannot be made', () => {
    const changes: Edit[] = [
      { kind: 'set', path: ['spec', 'owner'], value: 'x' },
      { kind: 'remove', path: ['spec', 'nothing'] },
    ];
    expect(edit({ text, file, changes })).toMatchObject({ ok: false });
  });

  it('gives the text back where nothing changes', () => {
    const changes: Edit[] = [
      { kind: 'set', path: ['kind'], value: 'Tenant' },
      { kind: 'set', path: ['spec', 'quota'], value: null },
      { kind: 'add', path: ['spec', 'environments'], value: { name: 'dev' } },
    ];
    expect(edit({ text, file, changes })).toEqual({ ok: true, text });
    expect(edit({ text, file, changes: [] })).toEqual({ ok: true, text });
  });

  it('writes a field where the form of YAML leaves room for its value', () => {
    const changes: Edit[] = [
      { kind: 'set', path: ['spec', 'quota', 'pods'], value: '9' },
      { kind: 'set', path: ['spec', 'flags', 'd'], value: true },
      { kind: 'set', path: ['spec', 'hosts', 1, 'b'], value: 'on' },
    ];
    const result = edit({ text, file, changes });
    expect(result.ok && result.text.split('\n')).toEqual(
      text
        .replace('  quota:', "  quota: {pods: '9'}")
        .replace('{d,', '{d: true,')
        .replace('b: c', "b: 'on'")
        .split('\n'),
    );
  });
});

describe('edit, given a hostile value', () => {
  const around: Record<string, unknown> = {};
  around.self = around;
  const deep = (levels: number): EditValue =>
    levels === 0 ? 'x' : [deep(levels - 1)];
  const parsed = (json: string): EditValue => JSON.parse(json);

  it.each<[string, unknown]>([
    ['no number', NaN],
    ['a number that readers take for text', 1e21],
    ['a function', () => 'x'],
    ['a circle', around],
    ['a value nested deeper than is read', deep(40)],
    ['1 MB of text', 'x'.repeat(1024 * 1024)],
    ['more items than are read', Array(30_000).fill('x')],
    ['a field __proto__', parsed('{"__proto__": {"x": 1}}')],
  ])('refuses %s, within a second', (_title, value) => {
    const changes = [{ kind: 'set', path: ['a'], value }] as Edit[];
    const result = inTime(() => edit({ text: 'b: 1\n', file, changes }));
    expect(findingOf(result).line).toBe(1);
  });

  it.each([
    'yes',
    'no',
    'on',
    '1e9',
    '012',
    '1:30',
    '~',
    '2027-03-31',
    '# x',
    '*a',
    '&a',
    '!!js/function x',
    '<<',
    '${{ secrets.x }}',
    'a\nkind: Role',
    '\u0000\u0085\u2028\uFEFF',
    '\uD800',
  ])('writes %j as the text that it is, in every style', value => {
    const before = 'a: x\nb: \'x\'\nc: "x"\nd: |\n  x\ne: {f: x}\ng: [x]\n';
    const changes = [
      ['a'],
      ['b'],
      ['c'],
      ['d'],
      ['e', 'f'],
      ['g', 0],
      ['h'],
    ].map((path): Edit => ({ kind: 'set', path, value }));
    const result = edit({ text: before, file, changes });
    for (const version of ['1.1', '1.2'] as const) {
      expect(result.ok && parse(result.text, { version })).toEqual({
        ...{ a: value, b: value, c: value, d: value },
        ...{ e: { f: value }, g: [value], h: value },
      });
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
  });
});
