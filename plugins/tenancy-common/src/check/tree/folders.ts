/** A path's folder with its slash, which is empty where there is none, and its name. */
export function split(path: string): { folder: string; name: string } {
  const end = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, end), name: path.slice(end) };
}

/** The nearest folder above all of the paths, with its slash. */
export function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  let common = split(first).folder;
  for (const path of others) {
    let end = 0;
    while (end < common.length && common[end] === path[end]) {
      end += 1;
    }
    common = common.slice(0, end);
  }
  return split(common).folder;
}

/** The folders above a path, each with its slash, the nearest first; the last is the empty one. A folder is above itself. */
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
