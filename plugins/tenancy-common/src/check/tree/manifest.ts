import { Locate } from '@socle/plugin-platform-common/documents';
import { Fields, isFields, listAt, textAt } from '../value';
import { YamlDocumentSource } from './readManifests';
import { Source } from './source';

/** An object of Kubernetes, as it stands in a file. */
export interface Manifest extends Source {
  object: Fields;
  apiVersion: string;
  /** The part of apiVersion before the slash; empty for the core group. */
  group: string;
  kind: string;
  /** Empty where it has none. */
  name: string;
  /** As it stands there; undefined where the manifest leaves it to whoever applies it. */
  namespace?: string;
}

/** Said of a document that holds an object: by its kind and name, as people call it. */
export function titleOf({ kind, name }: Manifest): string {
  return name ? `${kind} ${name}` : kind;
}

/** The objects of a document; those in it where it is a `List`. Nothing where it holds no object of Kubernetes. */
export function manifestsOf(document: YamlDocumentSource): Manifest[] {
  return objectsOf(document.file, document.value, document.locate);
}

/** `list` is what a typed list (`RoleList`) says of items that do not say it themselves. */
function objectsOf(
  file: string,
  value: unknown,
  locate: Locate,
  list: { apiVersion?: string; kind?: string } = {},
): Manifest[] {
  const apiVersion = textAt(value, 'apiVersion') ?? list.apiVersion;
  const kind = textAt(value, 'kind') ?? list.kind;
  if (!isFields(value) || !apiVersion || !kind) {
    return [];
  }
  if (kind.endsWith('List') && Array.isArray(value.items)) {
    return listAt(value, 'items').flatMap((item, index) =>
      objectsOf(
        file,
        item,
        path => locate(['items', index, ...path]),
        kind === 'List'
          ? {}
          : { apiVersion, kind: kind.slice(0, -'List'.length) },
      ),
    );
  }
  const slash = apiVersion.indexOf('/');
  const namespace = textAt(value, 'metadata', 'namespace');
  return [
    {
      file,
      locate,
      object: value,
      apiVersion,
      group: slash < 0 ? '' : apiVersion.slice(0, slash),
      kind,
      name: textAt(value, 'metadata', 'name') ?? '',
      ...(namespace !== undefined && { namespace }),
    },
  ];
}
