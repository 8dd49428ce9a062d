import { posix } from 'path';
import { KubernetesObject } from '../../kubernetes/types';
import { SourceTree } from '../git/SourceTree';
import { matchesGlob } from '../globs';
import { messageOf } from '../objects';
import { DirectoryOptions } from '../types';
import { decodeObjects } from './decodeObjects';
import { ManifestError } from './ManifestError';

/** A file that holds this text is left alone. */
const skipMarker = '+argocd:skip-file-rendering';

/**
 * Reads a directory of plain manifests. YAML that does not look like a Kubernetes object is left alone, as in Argo CD's
 * `findManifests`; broken YAML that does look like one is a `FailedPrecondition`.
 */
export async function readDirectory(
  tree: SourceTree,
  path: string,
  options: DirectoryOptions,
): Promise<KubernetesObject[]> {
  const files = (await listFiles(tree, path, options)).filter(file => {
    const relative = posix.relative(path, file);
    return (
      /\.(yaml|yml|json)$/.test(file) &&
      !(options.exclude && matchesGlob(options.exclude, relative)) &&
      !(options.include && !matchesGlob(options.include, relative))
    );
  });
  await tree.prefetch(await plainFiles(tree, files));
  const objects: KubernetesObject[] = [];
  for (const file of files) {
    const text = await tree.read(file);
    if (!text.includes(skipMarker)) {
      objects.push(...decodeFile(posix.basename(file), text));
    }
  }
  return objects;
}

async function listFiles(
  tree: SourceTree,
  path: string,
  options: DirectoryOptions,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, entry } of await tree.children(path)) {
    const child = posix.join(path, name);
    if (entry.type === 'blob') {
      found.push(child);
    } else if (entry.type === 'symlink') {
      if ((await tree.entry(child))?.type === 'blob') {
        found.push(child);
      }
    } else if (entry.type === 'tree' && options.recurse) {
      found.push(...(await listFiles(tree, child, options)));
    }
  }
  return found;
}

async function plainFiles(
  tree: SourceTree,
  files: string[],
): Promise<string[]> {
  const entries = await Promise.all(files.map(file => tree.entry(file)));
  return entries.flatMap(entry => (entry?.type === 'blob' ? [entry.path] : []));
}

function decodeFile(name: string, text: string): KubernetesObject[] {
  try {
    return decodeObjects(text);
  } catch (error) {
    const looksLikeObject = ['apiVersion:', 'kind:', 'metadata:'].every(word =>
      text.includes(word),
    );
    if (looksLikeObject || name.endsWith('.json')) {
      throw new ManifestError(
        `Failed to unmarshal "${name}": ${messageOf(error)}`,
        'FailedPrecondition',
      );
    }
    return [];
  }
}
