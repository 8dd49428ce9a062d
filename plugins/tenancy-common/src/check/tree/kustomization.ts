import { FieldPath } from '@socle/plugin-platform-common/documents';
import { Fields, isFields, listAt, textAt } from '../value';
import { split } from './folders';
import { plainPath } from './plainPaths';
import { Source } from './source';

/** A `kustomization.yaml`. */
export interface KustomizationFile extends Source {
  value: Fields;
  /** Its folder, with its slash. */
  folder: string;
  /** The folder of its repository, with its slash, which it must not reach out of. */
  root: string;
  /** What it names, in `resources`, `components` and the like. */
  references: KustomizationReference[];
  /** What its text holds. Kustomize reads the first document only, which must be a map. */
  holds: 'map' | 'nothing' | 'several' | 'other';
}

/** One thing that a kustomization names. */
export interface KustomizationReference {
  /** Where it is named. */
  path: FieldPath;
  /** As it is named. */
  text: string;
  /** What its objects become: applied, or merged into those that are; of data, it is the text of a ConfigMap or Secret. */
  use: 'resource' | 'patch' | 'data';
  target:
    | { kind: 'file'; path: string }
    | {
        kind: 'folder';
        path: string;
        /** Whether a kustomization is in it: without one, kustomize does not take it. */
        isKustomized: boolean;
      }
    /** It is there, where nothing is read for manifests. */
    | { kind: 'unread'; path: string }
    | { kind: 'remote' }
    | { kind: 'outside' }
    | { kind: 'missing' };
}

/** The files that are there. */
export interface FileTree {
  paths: ReadonlySet<string>;
  /** Every folder above a file, with its slash. */
  folders: ReadonlySet<string>;
  /** Whether the file is read for manifests, where it is there. */
  isManifest(path: string): boolean;
}

/** Names under which kustomize finds a kustomization (api/konfig/general.go, `RecognizedKustomizationFileNames`). */
export const kustomizationNames = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/* What go-getter of kustomize takes for an address rather than a path. */
const remote =
  /^(?:[a-z][a-z0-9+.-]*:|[\w.-]+@|(?:www\.)?github\.com\/|git::)/i;

/** Resolves what a kustomization names. */
export function kustomizationFile(options: {
  source: Source;
  documents: readonly unknown[];
  root: string;
  tree: FileTree;
}): KustomizationFile {
  const { source, documents, root, tree } = options;
  const [first] = documents;
  const value = isFields(first) ? first : {};
  const { folder } = split(source.file);
  const reference = (
    path: FieldPath,
    text: unknown,
    use: KustomizationReference['use'],
  ): KustomizationReference[] =>
    // Patches may stand in place of a path.
    typeof text !== 'string' || text === '' || text.includes('\n')
      ? []
      : [
          {
            path,
            text,
            use,
            target: targetOf(text, { use, folder, root, tree }),
          },
        ];
  const list = (
    field: string,
    use: KustomizationReference['use'],
    inner?: string,
  ) =>
    listAt(value, field).flatMap((item, index) =>
      inner === undefined
        ? reference([field, index], item, use)
        : reference([field, index, inner], textAt(item, inner), use),
    );
  const dataOf = (field: string) =>
    listAt(value, field).flatMap((generator, index) => [
      ...listAt(generator, 'files').flatMap((item, at) =>
        reference(
          [field, index, 'files', at],
          typeof item === 'string' ? item.replace(/^[^=]*=/, '') : item,
          'data',
        ),
      ),
      ...listAt(generator, 'envs').flatMap((item, at) =>
        reference([field, index, 'envs', at], item, 'data'),
      ),
      ...reference([field, index, 'env'], textAt(generator, 'env'), 'data'),
    ]);
  return {
    ...source,
    value,
    folder,
    root,
    references: [
      ...list('resources', 'resource'),
      ...list('bases', 'resource'),
      ...list('components', 'resource'),
      ...list('crds', 'patch'),
      ...list('configurations', 'patch'),
      ...list('generators', 'resource'),
      ...list('transformers', 'patch'),
      ...list('validators', 'patch'),
      ...list('patches', 'patch', 'path'),
      ...list('patchesStrategicMerge', 'patch'),
      ...list('patchesJson6902', 'patch', 'path'),
      ...list('replacements', 'patch', 'path'),
      ...dataOf('configMapGenerator'),
      ...dataOf('secretGenerator'),
    ],
    holds: holdingOf(documents),
  };
}

function holdingOf(documents: readonly unknown[]): KustomizationFile['holds'] {
  if (documents.length > 1) {
    return 'several';
  }
  if (documents.length === 0) {
    return 'nothing';
  }
  return isFields(documents[0]) ? 'map' : 'other';
}

function targetOf(
  text: string,
  context: {
    use: KustomizationReference['use'];
    folder: string;
    root: string;
    tree: FileTree;
  },
): KustomizationReference['target'] {
  const { use, folder, root, tree } = context;
  if (remote.test(text)) {
    return { kind: 'remote' };
  }
  const path = resolve(folder, text);
  if (path === undefined || !`${path}/`.startsWith(root)) {
    return { kind: 'outside' };
  }
  if (tree.paths.has(path)) {
    return use === 'data' || tree.isManifest(path)
      ? { kind: 'file', path }
      : { kind: 'unread', path };
  }
  const inner = path && `${path}/`;
  if (inner && !tree.folders.has(inner)) {
    return { kind: 'missing' };
  }
  const kustomization = kustomizationNames
    .map(name => `${inner}${name}`)
    .find(name => tree.paths.has(name));
  return kustomization && !tree.isManifest(kustomization)
    ? { kind: 'unread', path: inner }
    : {
        kind: 'folder',
        path: inner,
        isKustomized: kustomization !== undefined,
      };
}

/** The path that a relative one leads to; undefined where it is absolute or leads above everything that is there. */
function resolve(folder: string, text: string): string | undefined {
  if (text.startsWith('/') || text.includes('\\') || text.includes('\0')) {
    return undefined;
  }
  return plainPath(`${folder}${text}`);
}
