import { normalize, sep } from 'node:path';

/** A path as people typed it, with slashes, and without what says nothing: `./a/`, `a//b` are `a`, `a/b`. `.` is empty. */
export function shownPath(typed: string): string {
  const path = normalize(typed).split(sep).join('/');
  const bare = path.length > 1 ? path.replace(/\/$/, '') : path;
  return bare === '.' ? '' : bare;
}

/** A file's path below a folder as it is shown. */
export function below(folder: string, name: string): string {
  if (folder === '') {
    return name;
  }
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
