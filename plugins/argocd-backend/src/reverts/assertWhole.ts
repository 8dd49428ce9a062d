import { posix } from 'node:path';
import { Revert } from '@socle/plugin-argocd-common';
import { ChangeForge } from '@socle/plugin-tenancy-node';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { differing } from './revertedTexts';
import { RevertRefused } from './types';

const kustomizations = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/* A folder that refers to more has been put together by a machine. */
const mostOutside = 20;

/**
 * Throws `RevertRefused` where the folder takes something from outside of it that changed, too: to bring the folder back
 * would not bring back what was deployed, and to bring the rest back would change what others deploy.
 */
export async function assertWhole(options: {
  forge: ChangeForge;
  revert: Revert;
  head: string;
}): Promise<void> {
  const { forge, revert, head } = options;
  const found = await Promise.all(
    [revert.revision, head].flatMap(commit =>
      kustomizations.map(async name =>
        outsideOf(
          revert.path,
          await forge.readFile(commit, `${revert.path}/${name}`),
        ),
      ),
    ),
  );
  const outside = [...new Set(found.flat())].slice(0, mostOutside);
  for (const path of outside) {
    const [then, now] = await Promise.all(
      [revert.revision, head].map(commit => contentOf(forge, commit, path)),
    );
    if (differing(then, now).length > 0) {
      throw new RevertRefused('revertOutside', { path });
    }
  }
}

/** A file, or all files of a folder, by git's names or texts. */
async function contentOf(
  forge: ChangeForge,
  commit: string,
  path: string,
): Promise<ReadonlyMap<string, string>> {
  const files = await forge.listFiles(commit, path);
  if (files.size > 0) {
    return files;
  }
  const text = await forge.readFile(commit, path);
  return new Map(text === undefined ? [] : [[path, text]]);
}

/** Paths that a kustomization names outside of its folder, from the root of the repository. */
export function outsideOf(folder: string, text: string | undefined): string[] {
  const { contents } = parseDocument(text ?? '', { logLevel: 'silent' });
  return textsOf(contents)
    .filter(name => /^(?:\.\/)*\.\.\//.test(name))
    .map(name => posix.normalize(`${folder}/${name}`).replace(/\/+$/, ''))
    .filter(path => !path.startsWith('..') && path !== folder)
    .filter(path => !path.startsWith(`${folder}/`));
}

function textsOf(node: unknown): string[] {
  if (isMap(node)) {
    return node.items.flatMap(({ value }) => textsOf(value));
  }
  if (isSeq(node)) {
    return node.items.flatMap(textsOf);
  }
  return isScalar(node) && typeof node.value === 'string' ? [node.value] : [];
}
