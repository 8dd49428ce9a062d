import { FieldPath } from '@socle/plugin-platform-common/documents';
import { Source } from '../tree/source';
import { Fields, fieldsAt, isFields, listAt, textAt } from '../value';

/** What a patch is applied to: as it stands there, so patterns may be among them. */
export interface PatchTarget {
  group?: string;
  kind?: string;
  name?: string;
  /** Whether the texts are patterns, as in `target`, or names, as in the patch itself. */
  isPattern: boolean;
}

/** A change that a kustomization makes to objects of its build. */
export interface Patch {
  /** Where it stands. */
  source: Source;
  path: FieldPath;
  target: PatchTarget;
  /** What is merged into the target, where it is a strategic merge. */
  object?: Fields;
  /** What is done to the target, where it is a list of operations (RFC 6902). */
  operations?: readonly unknown[];
  /** Whether the target goes away as a whole. */
  deletes: boolean;
  /** The fields that it sets, where it names them: `/spec/replicas`, or `spec.replicas` of replacements. */
  fields: { name: string; path: FieldPath }[];
  /** What it is allowed to change that tells objects apart. */
  renames: boolean;
}

/** A value of YAML that says of a patch, and where it stands. */
export interface Body {
  source: Source;
  path: FieldPath;
  value: unknown;
}

/** The patch that a document is: a list of operations on a target, or an object that is merged into one. */
export function patchOf(body: Body, options: Fields, target: unknown): Patch[] {
  const { source, path, value } = body;
  const common = {
    source,
    path,
    renames:
      options.allowNameChange === true || options.allowKindChange === true,
  };
  if (Array.isArray(value)) {
    return isFields(target)
      ? [
          {
            ...common,
            target: targetOf(target),
            operations: value,
            deletes: false,
            fields: value.flatMap((operation, index) => {
              const name = textAt(operation, 'path');
              return name === undefined
                ? []
                : [
                    {
                      name,
                      // In a file of its own the operation can be pointed at.
                      path: path.length > 0 ? path : [index, 'path'],
                    },
                  ];
            }),
          },
        ]
      : [];
  }
  if (!isFields(value)) {
    return [];
  }
  return [
    {
      ...common,
      target: isFields(target) ? targetOf(target) : ownTargetOf(value),
      object: value,
      deletes: value.$patch === 'delete',
      fields: [],
    },
  ];
}

/** The places that replacements write to. */
export function replacementsOf({ source, path, value }: Body): Patch[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((replacement, index) =>
    listAt(replacement, 'targets').map((target, at) => {
      const inner = [
        ...path,
        ...(Array.isArray(value) ? [index] : []),
        'targets',
        at,
      ];
      return {
        source,
        path: inner,
        target: {
          ...targetOf(fieldsAt(target, 'select')),
          isPattern: false,
        },
        deletes: false,
        fields: listAt(target, 'fieldPaths').flatMap((name, field) =>
          typeof name === 'string'
            ? [{ name, path: [...inner, 'fieldPaths', field] }]
            : [],
        ),
        renames: false,
      };
    }),
  );
}

function targetOf(target: Fields): PatchTarget {
  const text = (field: string) => textAt(target, field) || undefined;
  const [group, kind, name] = [text('group'), text('kind'), text('name')];
  return {
    ...(group && { group }),
    ...(kind && { kind }),
    ...(name && { name }),
    isPattern: true,
  };
}

function ownTargetOf(object: Fields): PatchTarget {
  const apiVersion = textAt(object, 'apiVersion') ?? '';
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    ...(typeof object.kind === 'string' && { kind: object.kind }),
    name: textAt(object, 'metadata', 'name') ?? '',
    isPattern: false,
  };
}
