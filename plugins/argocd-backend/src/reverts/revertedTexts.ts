import { Revert } from '@socle/plugin-argocd-common';
import { blobName, ChangeForge } from '@socle/plugin-tenancy-node';
import { assertWhole } from './assertWhole';
import { RevertedText, RevertRefused } from './types';

/* More is no revert that anybody reads. */
const mostFiles = 100;

const rendered = /^# Rendered from /;

/**
 * What brings a folder from what it is at `head` to what it was. `expected` is git's names of its contents then.
 *
 * Throws `RevertRefused` where the folder as it was is not all that was deployed, where files are rendered from others or are
 * no texts, and where there are too many.
 */
export async function revertedTexts(options: {
  forge: ChangeForge;
  revert: Revert;
  head: string;
  expected: ReadonlyMap<string, string>;
}): Promise<RevertedText[]> {
  const { forge, revert, head, expected } = options;
  const current = await forge.listFiles(head, revert.path);
  const paths = differing(current, expected);
  if (paths.length > mostFiles) {
    throw new RevertRefused('revertTooLarge');
  }
  const texts = await Promise.all(
    paths.map(async (path): Promise<RevertedText> => {
      const before = current.get(path);
      const after = expected.get(path);
      const [was, is] = await Promise.all([
        after ? readText(forge, revert.revision, path, after) : '',
        before ? readText(forge, head, path, before) : '',
      ]);
      if (rendered.test(is)) {
        throw new RevertRefused('revertRendered', { path });
      }
      return {
        path,
        before: is,
        after: was,
        change: after
          ? { path, content: was, ...(before && { before }) }
          : { path, remove: true, before: before ?? '' },
      };
    }),
  );
  if (texts.length > 0) {
    await assertWhole({ forge, revert, head });
  }
  return texts;
}

/** The text of a file, exactly as git has it. */
async function readText(
  forge: ChangeForge,
  commit: string,
  path: string,
  name: string,
): Promise<string> {
  const text = await forge.readFile(commit, path);
  if (text === undefined || blobName(text, name.length) !== name) {
    throw new RevertRefused('revertUnreadable', { path });
  }
  return text;
}

/** Paths that two trees have differently, in order. */
export function differing(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter(path => one.get(path) !== other.get(path))
    .sort();
}
