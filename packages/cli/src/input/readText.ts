import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  Stats,
} from 'node:fs';
import { isErrnoException } from './errno';

/** More than any file of the platform has, and as much as is read of one. */
export const MAX_BYTES = 1024 * 1024;

/** A file's text, or why there is none. */
export type TextReading =
  | { ok: true; text: string }
  | {
      ok: false;
      problem:
        'absent' | 'link' | 'special' | 'large' | 'binary' | 'unreadable';
      detail: string;
    };

/**
 * Reads a file that may be anything: no more of it than 1 MiB, and never for ever.
 *
 * `links` says whether a link is followed. A pipe is read where links are, because then somebody named it.
 */
export function readText(
  path: string,
  options: { links: boolean },
): TextReading {
  const flags = options.links
    ? constants.O_RDONLY
    : // A pipe that nobody writes to would hold up the opening.
      constants.O_RDONLY |
      (constants.O_NOFOLLOW ?? 0) |
      (constants.O_NONBLOCK ?? 0);
  let file: number;
  try {
    file = openSync(path, flags);
  } catch (error) {
    return failure(error);
  }
  try {
    const stats = fstatSync(file);
    const kind = kindOf(stats);
    if (kind === 'a folder' || (kind && !options.links)) {
      return { ok: false, problem: 'special', detail: kind };
    }
    const bytes = readUpTo(file, MAX_BYTES + 1);
    return bytes.length > MAX_BYTES
      ? { ok: false, problem: 'large', detail: sizeOf(stats) }
      : decode(bytes);
  } catch (error) {
    return failure(error);
  } finally {
    closeSync(file);
  }
}

/** What a file is that is no plain one, in words. */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) {
    return undefined;
  }
  if (stats.isDirectory()) {
    return 'a folder';
  }
  if (stats.isFIFO()) {
    return 'a pipe';
  }
  return stats.isSocket() ? 'a socket' : 'a device';
}

function sizeOf({ size }: Stats): string {
  return size > MAX_BYTES
    ? `${(size / MAX_BYTES).toFixed(1)} MiB`
    : 'more than 1 MiB';
}

function readUpTo(file: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < limit) {
    const chunk = Buffer.alloc(Math.min(64 * 1024, limit - total));
    const length = readSync(file, chunk);
    if (length === 0) {
      break;
    }
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): TextReading {
  if (bytes.includes(0)) {
    return { ok: false, problem: 'binary', detail: 'it has a NUL character' };
  }
  try {
    // What is wrong with a byte order mark, the readers of the text say.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return {
      ok: false,
      problem: 'binary',
      detail: 'it has bytes of another encoding',
    };
  }
}

function failure(error: unknown): TextReading {
  const code = isErrnoException(error) ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { ok: false, problem: 'absent', detail: code };
  }
  if (code === 'ELOOP' || code === 'EMLINK') {
    return { ok: false, problem: 'link', detail: code };
  }
  if (code === 'ENXIO') {
    return { ok: false, problem: 'special', detail: 'a socket' };
  }
  return { ok: false, problem: 'unreadable', detail: reasonOf(error) };
}

/** What the system says, for people: `permission denied`. */
export function reasonOf(error: unknown): string {
  if (!isErrnoException(error)) {
    return String(error);
  }
  // "EACCES: permission denied, open '/a/b'"
  return (
    /^[A-Z0-9]+: (?<reason>[^,]+)/.exec(error.message)?.groups?.reason ??
    error.code ??
    error.message
  );
}
