import { createHash } from 'node:crypto';

/** What a commit of a revert says of itself, as `git interpret-trailers` reads it. */
export interface RevertTrailers {
  application: string;
  requestedBy: string;
  /** A mark of the folder as the commit leaves it, by which one that somebody amended is told apart. */
  folder: string;
}

const names = {
  application: 'Socle-Reverts',
  requestedBy: 'Socle-Requested-By',
  folder: 'Socle-Folder',
} as const;

/** A text that ends with the trailers. */
export function withTrailers(text: string, trailers: RevertTrailers): string {
  const { application, requestedBy, folder } = trailers;
  return [
    text.trim(),
    '',
    `${names.application}: ${application}`,
    `${names.requestedBy}: ${requestedBy}`,
    `${names.folder}: ${folder}`,
    '',
  ].join('\n');
}

/** The mark of the folder that a commit of this Application's revert left; undefined where the commit is none. */
export function folderMarkOf(
  message: string,
  application: string,
): string | undefined {
  const last =
    message
      .trim()
      .split(/\n{2,}/)
      .at(-1) ?? '';
  const lines = new Map(
    last.split('\n').map(line => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2).trim()];
    }),
  );
  return lines.get(names.application) === application
    ? lines.get(names.folder)
    : undefined;
}

/** A mark of a folder: of git's names of its contents by path. */
export function folderMark(files: ReadonlyMap<string, string>): string {
  const lines = [...files].map(([path, name]) => `${name} ${path}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16);
}
