import { changedLines, edited } from '../__testUtils__/edited';
import { Edit, EditValue } from './types';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const set = (path: Edit['path'], value: EditValue): Edit => ({
  kind: 'set',
  path,
  value,
});
const add = (path: Edit['path'], value: EditValue, at?: number): Edit => ({
  kind: 'add',
  path,
  value,
  at,
});
const remove = (...path: Edit['path']): Edit => ({ kind: 'remove', path });

const four = lines(
  'spec:',
  '    environments:',
  '        -   name: dev',
  '            labels:',
  '                app: x',
);
const apart = lines('resources:', '  - a', '', '  - b', '', 'more: 1');
const brackets = lines(
  'ports: [',
  '  443/TCP,  # https',
  '  # plain',
  '  80/TCP    # http',
  ']',
);
const braces = lines('a: {b: 1, c: {d: 2}} # e');
const item = lines(
  'list:',
  '  - name: a # first',
  '    size: b',
  '    more: c',
);

describe('edit follows the layout of the file', () => {
  it.each<[string, string, Edit, string[]]>([
    [
      'indentation of 4, and what is behind a dash',
      four,
      add(['spec', 'environments'], { name: 'qa', labels: { app: 'z' } }),
      [
        '+        -   name: qa',
        '+            labels:',
        '+                app: z',
      ],
    ],
    [
      'indentation of 4, for a new map',
      four,
      set(['spec', 'more', 'deep', 'x'], 1),
      ['+    more:', '+        deep:', '+            x: 1'],
    ],
    [
      'lists that are not indented',
      lines('a:', '- x', 'b: 1'),
      set(['c'], ['z', { d: 'z' }]),
      ['+c:', '+- z', '+- d: z'],
    ],
    [
      'blank lines between items',
      apart,
      add(['resources'], 'c'),
      ['+  - c', '+'],
    ],
    [
      'blank lines between items, at the front',
      apart,
      add(['resources'], 'c', 0),
      ['+  - c', '+'],
    ],
    [
      'blank lines between items, where one goes',
      apart,
      remove('resources', 0),
      ['-  - a', '-'],
    ],
    [
      'brackets over lines, at the end',
      brackets,
      add(['ports'], '53/UDP'),
      ['-  80/TCP    # http', '+  80/TCP,    # http', '+  53/UDP'],
    ],
    [
      'brackets over lines, at the front',
      brackets,
      add(['ports'], '53/UDP', 0),
      ['+  53/UDP,'],
    ],
    [
      'brackets over lines, between comments',
      brackets,
      add(['ports'], '53/UDP', 1),
      ['+  53/UDP,'],
    ],
    [
      'brackets over lines, where the first goes',
      brackets,
      remove('ports', 0),
      ['-  443/TCP,  # https'],
    ],
    [
      'brackets over lines, where the last goes',
      brackets,
      remove('ports', 1),
      ['-  # plain', '-  80/TCP    # http'],
    ],
    [
      'brackets with a comma at the end',
      lines('a: [', '  x,', ']'),
      add(['a'], 'z'),
      ['+  z,'],
    ],
    [
      'braces within braces',
      braces,
      set(['a', 'c', 'x'], { z: ['1', 1] }),
      [
        '-a: {b: 1, c: {d: 2}} # e',
        "+a: {b: 1, c: {d: 2, x: {z: ['1', 1]}}} # e",
      ],
    ],
    [
      'braces, where the first goes',
      braces,
      remove('a', 'b'),
      ['-a: {b: 1, c: {d: 2}} # e', '+a: {c: {d: 2}} # e'],
    ],
    [
      'the first field of an item, where it goes',
      item,
      remove('list', 0, 'name'),
      ['-  - name: a # first', '-    size: b', '+  - size: b'],
    ],
    [
      'double quotes',
      'a: "x" # y\n',
      set(['a'], 'say "no"'),
      ['-a: "x" # y', '+a: "say \\"no\\"" # y'],
    ],
    [
      'quotes, for what needs none',
      "a: 'x'\n",
      set(['a'], 'z'),
      ["-a: 'x'", "+a: 'z'"],
    ],
    [
      'no quotes, but for what needs them',
      'a: x\n',
      set(['a'], 'no'),
      ['-a: x', "+a: 'no'"],
    ],
    [
      'text of several lines',
      lines('a: |- # why', '    one', 'b: 1'),
      set(['a'], 'one\ntwo'),
      ['+    two'],
    ],
    [
      'folded text',
      lines('a: >-', '  one', 'b: 1'),
      set(['a'], 'two'),
      ['-  one', '+  two'],
    ],
    [
      'a value that is not there, before its comment',
      'a: # why\nb: 1\n',
      set(['a'], 'x'),
      ['-a: # why', '+a: x # why'],
    ],
    [
      'a list in place of text, behind whose key a comment is',
      lines('a: x # why', 'b: 1'),
      set(['a'], ['z']),
      ['-a: x # why', '+a: # why', '+  - z'],
    ],
    [
      'a block that becomes text',
      lines('a: # why', '  # gone', '  - x', 'b: 1'),
      set(['a'], 'z'),
      ['-a: # why', '-  # gone', '-  - x', '+a: z # why'],
    ],
    [
      'comments under an item that are indented as its fields',
      lines('list:', '  - a: 1', '    # b: 2', '  # of the list', 'c: 3'),
      add(['list'], { a: 2 }),
      ['+  - a: 2'],
    ],
    [
      'lists in lists, at the front',
      lines('a:', '  - - x', '    - y'),
      add(['a', 0], 'z', 0),
      ['-  - - x', '+  - - z', '+    - x'],
    ],
    [
      'the mark of a document and what is behind its end',
      lines('---', '# head', 'a: 1', '...'),
      set(['b'], 2),
      ['+b: 2'],
    ],
  ])('%s', (_title, text, change, expected) => {
    expect(changedLines(text, [change])).toEqual(expected);
  });

  it.each<[string, string, Edit, string]>([
    ['behind', 'a:\n  - x', add(['a'], 'z'), 'a:\n  - x\n  - z'],
    ['at', 'a: 1\nb: 2', remove('b'), 'a: 1'],
    ['behind, on Windows', 'a: 1\r\nb: 2', remove('b'), 'a: 1'],
    ['within', 'a: {b: 1}', set(['a', 'b'], 2), 'a: {b: 2}'],
  ])(
    'a missing break at the end, for a change %s it',
    (_title, text, change, expected) => {
      expect(edited(text, [change])).toBe(expected);
    },
  );
});
