/** The folders above a path, each with its slash, the nearest first; the last is the empty one. */
export function foldersAbove(path: string): string[] {
  const folders = [''];
  for (
    let end = path.indexOf('/');
    end >= 0;
    end = path.indexOf('/', end + 1)
  ) {
    folders.push(path.slice(0, end + 1));
  }
  return folders.reverse();
}

/** What the map has for the nearest folder above a path. */
export function nearestAbove<T>(
  byFolder: ReadonlyMap<string, T>,
  path: string,
): T | undefined {
  return foldersAbove(path)
    .map(folder => byFolder.get(folder))
    .find(found => found !== undefined);
}
