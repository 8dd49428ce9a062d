import { mergeTexts } from './mergeTexts';

const original = 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n';

it.each([
  [
    'one side',
    original.replace('1', '7'),
    original,
    original.replace('1', '7'),
  ],
  [
    'both sides, in different places',
    original.replace('1', '7'),
    original.replace('5', '9'),
    'a: 7\nb: 2\nc: 3\nd: 4\ne: 9\n',
  ],
  [
    'both sides, alike',
    original.replace('1', '7'),
    original.replace('1', '7'),
    original.replace('1', '7'),
  ],
  [
    'both sides, in the same place',
    original.replace('1', '7'),
    original.replace('1', '8'),
    undefined,
  ],
])('merges what %s changed', (_who, ours, theirs, merged) => {
  expect(mergeTexts({ ours, original, theirs })).toBe(merged);
});
