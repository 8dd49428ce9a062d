import { PolicyMark } from '@socle/plugin-cilium-common';
import { foldLines } from './foldLines';

const textOf = (lines: number) =>
  Array.from({ length: lines }, (_, index) => `line ${index + 1}\n`).join('');

const markAt = (line: number): PolicyMark => ({
  line,
  role: 'nearest',
  direction: 'egress',
});

const brief = (...options: Parameters<typeof foldLines>) =>
  foldLines(...options).map(line =>
    line.type === 'fold' ? `…${line.count}` : line.number,
  );

it('shows a short text in whole', () => {
  expect(brief(textOf(3), [markAt(2)], false)).toEqual([1, 2, 3]);
});

it('folds what is far from any mark', () => {
  expect(brief(textOf(40), [markAt(20)], false)).toEqual([
    '…15',
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    23,
    24,
    '…16',
  ]);
});

it('shows the beginning of a long text without marks', () => {
  expect(brief(textOf(30), [], false).at(-1)).toBe('…6');
});

it('shows all of it where that is asked for', () => {
  expect(brief(textOf(40), [markAt(20)], true)).toHaveLength(40);
});

it('has each mark at its line', () => {
  expect(foldLines('a\nb\n', [markAt(2)], false)).toEqual([
    { type: 'line', number: 1, text: 'a', marks: [] },
    { type: 'line', number: 2, text: 'b', marks: [markAt(2)] },
  ]);
});
