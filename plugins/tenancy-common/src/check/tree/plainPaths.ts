import { SourceFile } from '../types';

/**
 * Gives files paths that can be compared: relative, without `.`, without `..` but at the beginning. Returns them, and how
 * people named them. Of two files of one path the first counts.
 */
export function plainPaths(files: readonly SourceFile[]): {
  files: SourceFile[];
  named: (path: string) => string;
} {
  const plain = new Map<string, SourceFile>();
  const names = new Map<string, string>();
  for (const file of files) {
    const path = plainPath(file.path);
    if (!plain.has(path)) {
      plain.set(path, path === file.path ? file : { ...file, path });
      names.set(path, file.path);
    }
  }
  return {
    files: [...plain.values()],
    named: path => names.get(path) ?? path,
  };
}

/** A path without steps that lead nowhere. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
