import { diff3Merge } from 'node-diff3';

/** Merges what two sides made of a text, line by line; undefined where both changed the same lines differently. */
export function mergeTexts(options: {
  ours: string;
  original: string;
  theirs: string;
}): string | undefined {
  const [ours, original, theirs] = [
    options.ours,
    options.original,
    options.theirs,
  ].map(text => text.split('\n'));
  const regions = diff3Merge(ours, original, theirs, {
    excludeFalseConflicts: true,
  });
  return regions.some(({ conflict }) => conflict)
    ? undefined
    : regions.flatMap(({ ok }) => ok ?? []).join('\n');
}
