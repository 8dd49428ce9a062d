import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Values of the seed's `__NAME__` tokens. */
export type SeedVariables = Record<string, string>;

/**
 * Reads the files under a folder, by path with slashes, in the order of their paths, with the variables filled in.
 *
 * @throws Error on a token without a value.
 */
export async function readFiles(
  directory: string,
  variables: SeedVariables,
): Promise<Map<string, string>> {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      path
        .relative(directory, path.join(entry.parentPath, entry.name))
        .split(path.sep)
        .join('/'),
    )
    .sort();
  const files = new Map<string, string>();
  for (const file of paths) {
    const text = await readFile(path.join(directory, file), 'utf8');
    files.set(file, fillIn(text, variables, path.join(directory, file)));
  }
  return files;
}

/** Puts the variables' values in the place of their tokens. */
export function fillIn(
  text: string,
  variables: SeedVariables,
  file: string,
): string {
  return text.replace(/__([A-Z]+(?:_[A-Z]+)*)__/g, (token, name) => {
    const value = variables[name];
    if (value === undefined) {
      throw new Error(`${file}: the variable ${token} has no value`);
    }
    return value;
  });
}
