import { posix } from 'path';
import { KubernetesObject } from '../../kubernetes/types';
import { GitReader } from '../git/GitReader';
import { SourceTree } from '../git/SourceTree';
import { messageOf } from '../objects';
import { ApplicationSource } from '../types';
import { buildKustomization, findKustomization } from './buildKustomization';
import { ManifestError } from './ManifestError';
import { readDirectory } from './readDirectory';

/** What the sources of an Application say should be. */
export interface LoadedManifests {
  objects: KubernetesObject[];
  /** The commit of each source. */
  revisions: string[];
  /** `Directory`, `Kustomize`; empty for a source that is only referred to. */
  sourceTypes: string[];
}

interface LoadedSource {
  objects: KubernetesObject[];
  revision: string;
  sourceType: string;
}

/**
 * Makes the manifests of an Application's sources. `revisions` go before each source's `targetRevision`.
 * Throws in the words of Argo CD's controller: `failed to generate manifest for source 1 of 1: rpc error: code = …`.
 */
export async function loadManifests(options: {
  reader: GitReader;
  sources: ApplicationSource[];
  revisions?: (string | undefined)[];
}): Promise<LoadedManifests> {
  const { reader, sources, revisions } = options;
  const loaded: LoadedManifests = {
    objects: [],
    revisions: [],
    sourceTypes: [],
  };
  for (const [index, source] of sources.entries()) {
    try {
      const made = await loadSource(
        reader,
        source,
        revisions?.[index] || source.targetRevision,
        sources.length > 1,
      );
      loaded.objects.push(...made.objects);
      loaded.revisions.push(made.revision);
      loaded.sourceTypes.push(made.sourceType);
    } catch (error) {
      const code = error instanceof ManifestError ? error.code : 'Unknown';
      throw new Error(
        `failed to generate manifest for source ${index + 1} of ${sources.length}: rpc error: code = ${code} desc = ${messageOf(error)}`,
      );
    }
  }
  return loaded;
}

async function loadSource(
  reader: GitReader,
  source: ApplicationSource,
  revision: string | undefined,
  isOneOfMany: boolean,
): Promise<LoadedSource> {
  const unsupported = ['chart', 'helm', 'plugin'].find(
    name => source[name] !== undefined,
  );
  if (unsupported) {
    throw new ManifestError(
      `the sandbox makes no manifests of a source with ${unsupported}: use plain manifests or a kustomization`,
    );
  }
  if (isOneOfMany && source.ref && !source.path) {
    const resolved = await reader.resolve(source.repoURL, revision);
    return { objects: [], revision: resolved.revision, sourceType: '' };
  }
  const tree = await SourceTree.open(reader, source.repoURL, revision);
  return await tree.once(
    JSON.stringify(source),
    async () => await readSource(tree, source),
  );
}

async function readSource(
  tree: SourceTree,
  source: ApplicationSource,
): Promise<LoadedSource> {
  const path = await directoryOf(tree, source.path ?? '');
  const kustomization = source.directory
    ? undefined
    : await findKustomization(tree, path);
  if (kustomization || source.kustomize) {
    const objects = await buildKustomization({
      tree,
      path,
      overrides: source.kustomize,
    });
    return { objects, revision: tree.revision, sourceType: 'Kustomize' };
  }
  return {
    objects: await readDirectory(tree, path, source.directory ?? {}),
    revision: tree.revision,
    sourceType: 'Directory',
  };
}

async function directoryOf(tree: SourceTree, path: string): Promise<string> {
  if (posix.isAbsolute(path)) {
    throw new ManifestError(`${path}: app path is absolute`);
  }
  const normal = posix.normalize(path || '.').replace(/\/$/, '');
  if (normal === '..' || normal.startsWith('../')) {
    throw new ManifestError(`${path}: app path outside root`);
  }
  const entry = await tree.entry(normal);
  if (!entry) {
    throw new ManifestError(`${path}: app path does not exist`);
  }
  if (entry.type !== 'tree') {
    throw new ManifestError(`${path}: app path is not a directory`);
  }
  return normal;
}
