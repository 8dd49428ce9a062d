import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { RenderedFile } from '@socle/plugin-tenancy-common';
import { isErrnoException } from '../input/errno';
import { kindOf, reasonOf } from '../input/readText';
import { UsageError } from '../report';

/** What became of a file. */
export interface Outcome {
  path: string;
  what: 'new' | 'changed' | 'unchanged' | 'kept' | 'removed';
}

/**
 * Writes files below a folder, which is made where it is not there. A file whose content is the same is left alone.
 *
 * Throws `UsageError` before anything is written where something is in the way: a link, through which nothing is written,
 * or a folder in the place of a file.
 */
export function writeFiles(options: {
  folder: string;
  files: readonly RenderedFile[];
  /** Files that are left as they are where they exist. */
  keep?: (file: RenderedFile) => boolean;
}): Outcome[] {
  const { folder, files, keep } = options;
  const stats = attempt(folder, () =>
    statSync(folder, { throwIfNoEntry: false }),
  );
  if (stats && !stats.isDirectory()) {
    throw new UsageError(
      `${folder} is ${kindOf(stats) ?? 'a file'}, not a folder.`,
    );
  }
  const planned = files.map(file => {
    const exists = inspect(folder, file.path);
    const target = join(folder, file.path);
    if (!exists) {
      return { file, target, what: 'new' as const };
    }
    if (keep?.(file)) {
      return { file, target, what: 'kept' as const };
    }
    const same = attempt(target, () => readFileSync(target)).equals(
      Buffer.from(file.content),
    );
    return {
      file,
      target,
      what: same ? ('unchanged' as const) : ('changed' as const),
    };
  });
  for (const { file, target, what } of planned) {
    if (what === 'new' || what === 'changed') {
      attempt(target, () => write(target, file.content));
    }
  }
  return planned.map(({ file, what }) => ({ path: file.path, what }));
}

/** Looks at what is where a file is to be, and at the folders above it. Answers whether the file exists. */
function inspect(folder: string, path: string): boolean {
  const steps = path.split('/');
  const states = steps.map((_, index) =>
    stateOf(join(folder, ...steps.slice(0, index + 1)), {
      last: index === steps.length - 1,
    }),
  );
  return states.every(state => state === 'there');
}

function stateOf(
  path: string,
  { last }: { last: boolean },
): 'there' | 'absent' {
  const stats = attempt(path, () => statsOf(path));
  if (!stats) {
    return 'absent';
  }
  if (stats.isSymbolicLink()) {
    throw new UsageError(
      `${path} is a link, and nothing is written through links.`,
    );
  }
  const kind = kindOf(stats);
  if (last && kind) {
    throw new UsageError(`${path} is ${kind}, where a file is to be written.`);
  }
  if (!last && kind !== 'a folder') {
    throw new UsageError(
      `${path} is ${kind ?? 'a file'}, where a folder is to be.`,
    );
  }
  return 'there';
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (
      isErrnoException(error) &&
      (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    ) {
      return undefined;
    }
    throw error;
  }
}

/* A new file takes the place of the old one: readers see one or the other, and a link in its place is replaced. */
function write(target: string, content: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}.new`;
  try {
    writeFileSync(fresh, content, { flag: 'wx', mode: modeOf(target) });
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function modeOf(target: string): number {
  const mode = statsOf(target)?.mode;
  return mode === undefined ? 0o666 : mode % 0o1000;
}

/** Turns what the system refuses into a sentence. */
export function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (isErrnoException(error)) {
      throw new UsageError(`${path} cannot be written: ${reasonOf(error)}.`);
    }
    throw error;
  }
}
