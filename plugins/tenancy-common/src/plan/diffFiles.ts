import { structuredPatch } from 'diff';
import { RenderedFile } from '../render/types';
import { ChangedFile } from './types';

/** The files that differ, in the order of the later state, with those that are gone at the end. */
export function diffFiles(
  before: readonly RenderedFile[],
  after: readonly RenderedFile[],
): ChangedFile[] {
  const old = new Map(before.map(({ path, content }) => [path, content]));
  const fresh = new Map(after.map(({ path, content }) => [path, content]));
  const paths = new Set([...fresh.keys(), ...old.keys()]);
  return [...paths]
    .filter(path => old.get(path) !== fresh.get(path))
    .map(path => diffFile(path, old.get(path), fresh.get(path)));
}

function diffFile(
  path: string,
  before: string | undefined,
  after: string | undefined,
): ChangedFile {
  const patch = structuredPatch(path, path, before ?? '', after ?? '', '', '', {
    context: 3,
  });
  const hunks = patch.hunks.map(hunk => ({
    // The library counts a side without lines from the line after; the format, from the line before.
    oldStart: hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart,
    oldLines: hunk.oldLines,
    newStart: hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart,
    newLines: hunk.newLines,
    lines: hunk.lines,
  }));
  const count = (sign: string) =>
    hunks.flatMap(({ lines }) => lines).filter(line => line.startsWith(sign))
      .length;
  return {
    path,
    kind: kindOf(before, after),
    added: count('+'),
    removed: count('-'),
    hunks,
  };
}

function kindOf(
  before: string | undefined,
  after: string | undefined,
): ChangedFile['kind'] {
  if (before === undefined) {
    return 'added';
  }
  return after === undefined ? 'removed' : 'changed';
}
