import { Fields, listAt, textAt } from '../value';
import { FieldPath } from '../../yaml/fieldPath';
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
}

/** One thing that a kustomization names. */
export interface KustomizationReference {
  /** Where it is named. */
  path: FieldPath;
  /** As it is named. */
  text: string;
  /** What its objects become: applied, or merged into those that are. */
  use: 'resource' | 'patch';
  target:
    | { kind: 'file'; path: string }
    | { kind: 'folder'; path: string }
    | { kind: 'remote' }
    | { kind: 'outside' }
    | { kind: 'missing' };
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

/** Resolves what a kustomization names. `paths` are all files that are there. */
export function kustomizationFile(options: {
  source: Source;
  value: Fields;
  root: string;
  paths: ReadonlySet<string>;
  folders: ReadonlySet<string>;
}): KustomizationFile {
  const { source, value, root, paths, folders } = options;
  const folder = source.file.slice(0, source.file.lastIndexOf('/') + 1);
  const target = (text: string): KustomizationReference['target'] => {
    if (remote.test(text)) {
      return { kind: 'remote' };
    }
    const path = resolve(folder, text);
    if (path === undefined || !`${path}/`.startsWith(root)) {
      return { kind: 'outside' };
    }
    if (paths.has(path)) {
      return { kind: 'file', path };
    }
    return folders.has(`${path}/`) || path === ''
      ? { kind: 'folder', path: path && `${path}/` }
      : { kind: 'missing' };
  };
  const named = (
    field: string,
    use: KustomizationReference['use'],
    inner?: string,
  ) =>
    listAt(value, field).flatMap((item, index) => {
      const text = inner === undefined ? item : textAt(item, inner);
      return typeof text === 'string' && !text.includes('\n')
        ? [
            {
              path:
                inner === undefined ? [field, index] : [field, index, inner],
              text,
              use,
              target: target(text),
            },
          ]
        : [];
    });
  return {
    ...source,
    value,
    folder,
    root,
    references: [
      ...named('resources', 'resource'),
      ...named('bases', 'resource'),
      ...named('components', 'resource'),
      ...named('crds', 'patch'),
      ...named('configurations', 'patch'),
      ...named('generators', 'resource'),
      ...named('transformers', 'patch'),
      ...named('validators', 'patch'),
      ...named('patches', 'patch', 'path'),
      ...named('patchesStrategicMerge', 'patch'),
      ...named('patchesJson6902', 'patch', 'path'),
      ...named('replacements', 'patch', 'path'),
    ],
  };
}

/** The path that a relative one leads to; undefined where it is absolute or leads above everything that is there. */
function resolve(folder: string, text: string): string | undefined {
  if (text.startsWith('/') || text.includes('\\') || text.includes('\0')) {
    return undefined;
  }
  const parts: string[] = [];
  for (const part of `${folder}${text}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part === '..') {
      parts.push(part);
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
