import { wholeFile } from '../../tree/source';
import { Problem } from '../../types';
import { differenceOf } from './difference';

interface Comparison {
  /** The folder of both, with its slash. */
  root: string;
  /** By path below it; undefined as text where it could not be read. */
  is: ReadonlyMap<string, string | undefined>;
  should: ReadonlyMap<string, string>;
  remedyOf: Record<'changed' | 'missing' | 'extra' | 'extraFolder', string>;
  /** What is said of an inner folder, with its slash, of which nothing is there. */
  missingFolder: (
    inner: string,
  ) => Pick<Problem, 'source' | 'path' | 'message'>;
}

/**
 * What differs between the files that are there and those that should be. An inner folder that is missing as a whole, or
 * that is there and should not be, is told once.
 */
export function compareFolders(comparison: Comparison): Problem[] {
  return [...changedOrMissing(comparison), ...extra(comparison)];
}

function changedOrMissing(comparison: Comparison): Problem[] {
  const { root, is, should, remedyOf, missingFolder } = comparison;
  const there = foldersIn(is.keys());
  const told = new Set<string>();
  const problems: Problem[] = [];
  for (const [path, content] of should) {
    const found = is.get(path);
    const inner = folderOf(path);
    // What stands for the whole folder and cannot be read is told by another rule.
    if (is.has(inner.slice(0, -1))) {
      continue;
    }
    if (!is.has(path)) {
      if (there.has(inner)) {
        problems.push({
          source: wholeFile(`${root}${path}`),
          line: 1,
          message: 'The file is missing: what it holds is not applied.',
          remedy: remedyOf.missing,
        });
      } else if (!told.has(inner)) {
        told.add(inner);
        problems.push({ ...missingFolder(inner), remedy: remedyOf.missing });
      }
    } else if (found !== undefined && found !== content) {
      const difference = differenceOf(found, content);
      problems.push({
        source: wholeFile(`${root}${path}`),
        line: difference?.line ?? 1,
        message: `The file is not as rendered. ${difference?.message ?? ''}`,
        remedy: remedyOf.changed,
      });
    }
  }
  return problems;
}

function extra({ root, is, should, remedyOf }: Comparison): Problem[] {
  const wanted = foldersIn(should.keys());
  const leftBehind = new Map<string, string[]>();
  const problems: Problem[] = [];
  for (const [path, content] of is) {
    if (should.has(path) || content === undefined) {
      continue;
    }
    const inner = folderOf(path);
    if (wanted.has(inner)) {
      problems.push({
        source: wholeFile(`${root}${path}`),
        line: 1,
        message: 'Nothing renders this file.',
        remedy: remedyOf.extra,
      });
    } else {
      const members = leftBehind.get(inner);
      if (members) {
        members.push(path);
      } else {
        leftBehind.set(inner, [path]);
      }
    }
  }
  for (const [inner, members] of leftBehind) {
    const [first] = members.sort();
    problems.push({
      source: wholeFile(`${root}${first}`),
      line: 1,
      message: `Nothing renders ${root}${inner}, which holds ${members.length === 1 ? 'one file' : `${members.length} files`}.`,
      remedy: remedyOf.extraFolder,
    });
  }
  return problems;
}

/** The first folder of a path, with its slash; empty for a file that lies in none. */
function folderOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

function foldersIn(paths: Iterable<string>): Set<string> {
  // Files that lie in no folder have it in common that it is there.
  const folders = new Set(['']);
  for (const path of paths) {
    folders.add(folderOf(path));
  }
  return folders;
}
