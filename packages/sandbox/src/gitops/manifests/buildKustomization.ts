import { posix } from 'path';
import { KubernetesObject } from '../../kubernetes/types';
import { SourceTree } from '../git/SourceTree';
import { isRecord, keyString, messageOf } from '../objects';
import { JsonRecord } from '../types';
import { decodeObjects } from './decodeObjects';
import { ManifestError } from './ManifestError';
import { parseYaml } from './parseYaml';
import { PatchEntry, applyPatches } from './kustomizePatches';
import {
  ConfigMapArguments,
  ImageOverride,
  LabelsEntry,
  generateConfigMap,
  renameAll,
  setAnnotations,
  setImages,
  setLabels,
  setNamespace,
} from './kustomizeTransforms';

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const deepest = 20;
const mostObjects = 5_000;

const knownFields = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'resources',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'commonLabels',
  'labels',
  'commonAnnotations',
  'images',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'configMapGenerator',
  'generatorOptions',
]);

/** The fields of `spec.source.kustomize` that mean the same as a kustomization's. */
const overrideFields = new Set([
  'namespace',
  'namePrefix',
  'nameSuffix',
  'commonLabels',
  'commonAnnotations',
  'images',
  'patches',
]);

/** The kustomization file of a directory, if it has one. */
export async function findKustomization(
  tree: SourceTree,
  path: string,
): Promise<string | undefined> {
  for (const name of fileNames) {
    const file = posix.join(path, name);
    if ((await tree.entry(file))?.type === 'blob') {
      return file;
    }
  }
  return undefined;
}

/**
 * What `kustomize build` makes of a directory, for the fields that the sandbox knows; any other field is an error that
 * names it. Throws a `ManifestError` in the form of Argo CD's: `` `kustomize build …` failed exit status 1: Error: … ``.
 */
export async function buildKustomization(options: {
  tree: SourceTree;
  path: string;
  /** `spec.source.kustomize` of the Application. */
  overrides?: JsonRecord;
}): Promise<KubernetesObject[]> {
  const { tree, path, overrides } = options;
  try {
    const objects = await build(tree, path, []);
    return overrides
      ? await transform(tree, path, checked(overrides, overrideFields), objects)
      : objects;
  } catch (error) {
    throw new ManifestError(
      `\`kustomize build <path to cached source>/${path}\` failed exit status 1: Error: ${messageOf(error)}`,
    );
  }
}

async function build(
  tree: SourceTree,
  path: string,
  parents: string[],
): Promise<KubernetesObject[]> {
  if (parents.includes(path)) {
    throw new Error(
      `cycle detected: candidate root '${path}' contains visited root '${path}'`,
    );
  }
  if (parents.length > deepest) {
    throw new Error(`kustomizations are nested deeper than ${deepest}`);
  }
  const file = await findKustomization(tree, path);
  if (!file) {
    throw new Error(
      `unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '${path}'`,
    );
  }
  const [document = {}, ...others] = parseYaml(await tree.read(file));
  if (!isRecord(document) || others.length > 0) {
    throw new Error(`invalid Kustomization: ${file} must hold one object`);
  }
  const kustomization = checked(document, knownFields);
  const objects: KubernetesObject[] = [];
  for (const resource of stringsOf(kustomization.resources)) {
    const loaded = await accumulate(tree, path, resource, [...parents, path]);
    objects.push(...loaded);
    if (objects.length > mostObjects) {
      throw new Error(`more than ${mostObjects} objects`);
    }
  }
  refuseDuplicates(objects);
  return await transform(tree, path, kustomization, objects);
}

async function accumulate(
  tree: SourceTree,
  path: string,
  resource: string,
  parents: string[],
): Promise<KubernetesObject[]> {
  if (/^[a-z]+:\/\/|^git@|\?ref=/.test(resource)) {
    throw new Error(
      `accumulating resources: '${resource}' is remote, and the sandbox reads only the repository itself`,
    );
  }
  const target = posix.join(path, resource);
  const entry = await tree.entry(target);
  if (entry?.type === 'tree') {
    return await build(tree, target.replace(/\/$/, ''), parents);
  }
  if (entry?.type !== 'blob') {
    const missing = `evalsymlink failure on '<path to cached source>/${target}' : lstat <path to cached source>/${target}: no such file or directory`;
    throw new Error(
      `accumulating resources: accumulation err='accumulating resources from '${resource}': ${missing}': must build at directory: not a valid directory: ${missing}`,
    );
  }
  try {
    return decodeObjects(await tree.read(target));
  } catch (error) {
    throw new Error(
      `accumulating resources: accumulation err='accumulating resources from '${resource}': ${messageOf(error)}'`,
    );
  }
}

async function transform(
  tree: SourceTree,
  path: string,
  kustomization: JsonRecord,
  loaded: KubernetesObject[],
): Promise<KubernetesObject[]> {
  const generated = recordsOf(kustomization.configMapGenerator).map(entry =>
    generateConfigMap(
      entry as unknown as ConfigMapArguments,
      recordOf(kustomization.generatorOptions),
    ),
  );
  const suffixes = new Map(
    generated.map(({ object, hashed }) => [object.metadata.name, hashed]),
  );
  let objects = [...loaded, ...generated.map(({ object }) => object)];
  objects = applyPatches(objects, await patchesOf(tree, path, kustomization));
  if (typeof kustomization.namespace === 'string') {
    objects = setNamespace(objects, kustomization.namespace);
  }
  objects = setLabels(objects, [
    ...labelsOf(kustomization.commonLabels, true),
    ...(recordsOf(kustomization.labels) as unknown as LabelsEntry[]),
  ]);
  objects = setAnnotations(objects, textsOf(kustomization.commonAnnotations));
  objects = setImages(objects, imagesOf(kustomization.images));
  return renameAll(objects, {
    prefix: String(kustomization.namePrefix ?? ''),
    suffix: String(kustomization.nameSuffix ?? ''),
    hashed: suffixes,
  });
}

async function patchesOf(
  tree: SourceTree,
  path: string,
  kustomization: JsonRecord,
): Promise<PatchEntry[]> {
  const entries: PatchEntry[] = [
    ...stringsOf(kustomization.patchesStrategicMerge).map(text =>
      text.includes('\n') ? { patch: text } : { path: text },
    ),
    ...(recordsOf(kustomization.patches) as unknown as PatchEntry[]),
    ...(recordsOf(kustomization.patchesJson6902) as unknown as PatchEntry[]),
  ];
  return await Promise.all(
    entries.map(async entry =>
      entry.path
        ? { ...entry, patch: await tree.read(posix.join(path, entry.path)) }
        : entry,
    ),
  );
}

function checked(record: JsonRecord, known: Set<string>): JsonRecord {
  const unknown = Object.keys(record).filter(name => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `invalid Kustomization: the sandbox does not know ${unknown.map(name => `"${name}"`).join(', ')}`,
    );
  }
  return record;
}

function refuseDuplicates(objects: KubernetesObject[]): void {
  const seen = new Set<string>();
  for (const object of objects) {
    const key = `${object.apiVersion}/${keyString(object)}`;
    if (seen.has(key)) {
      throw new Error(
        `accumulating resources: may not add resource with an already registered id: ${object.kind}.${object.apiVersion}/${object.metadata.name}.${object.metadata.namespace ?? '[noNs]'}`,
      );
    }
    seen.add(key);
  }
}

function labelsOf(value: unknown, includeSelectors: boolean): LabelsEntry[] {
  const pairs = textsOf(value);
  return Object.keys(pairs).length > 0 ? [{ pairs, includeSelectors }] : [];
}

/** Images are objects in a kustomization, and `name=new:tag` texts in an Application. */
function imagesOf(value: unknown): ImageOverride[] {
  return (Array.isArray(value) ? value : []).map(entry => {
    if (typeof entry !== 'string') {
      return entry as ImageOverride;
    }
    const [left, right = left] = entry.split('=');
    const digest = right.split('@')[1];
    const [, newName, newTag] = /^(.+?)(?::([^/:]+))?$/.exec(
      right.split('@')[0],
    ) ?? ['', right];
    const name = left === right ? newName : left;
    return { name, newName, newTag, digest };
  });
}

function stringsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).map(String);
}

function recordsOf(value: unknown): JsonRecord[] {
  return (Array.isArray(value) ? value : []).filter(isRecord);
}

function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).map(([key, text]) => [key, String(text)]),
  );
}
