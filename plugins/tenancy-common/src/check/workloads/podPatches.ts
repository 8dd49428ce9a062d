import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { Patch } from '../integrity/patch';
import { patchesOf } from '../integrity/patches';
import { Unit, Workspace } from '../tree/workspace';
import { Fields, fieldsAt, isFields, textAt } from '../value';
import { PodTemplate, templatePaths } from './containers';
import { nearestAbove } from '../tree/folders';
import { once } from './once';

/* No field of a pod lies deeper. */
const MAX_STEPS = 20;

const kinds = new Map(
  [...templatePaths].map(([name, path]) => [name.split('/')[1], path]),
);
const deepestFirst = [...new Set(templatePaths.values())].sort(
  (one, other) => other.length - one.length,
);

/**
 * What patches of teams and services merge into templates of pods: strategic merges, and operations of RFC 6902 that set or
 * remove something, in files of their own or within a kustomization.
 */
export const podPatches = once((workspace: Workspace): PodTemplate[] => {
  const units = new Map(workspace.units.map(unit => [unit.folder, unit]));
  const platforms = new Set(workspace.platforms.map(({ root }) => root));
  // Two kustomizations may name one file, and what is wrong in it is told once.
  const seen = new Set<unknown>();
  return workspace.kustomizations.flatMap(kustomization => {
    const unit = nearestAbove(units, kustomization.folder);
    return unit && !platforms.has(kustomization.root)
      ? patchesOf(kustomization, workspace.documents).patches.flatMap(patch =>
          changesOf(patch)
            .filter(({ value }) => !seen.has(value) && seen.add(value))
            .flatMap(change => templateOf(change, patch, unit)),
        )
      : [];
  });
});

/** An object as far as a patch makes it, and where that stands. */
interface Change {
  object: Fields;
  /** What makes it so. */
  value: unknown;
  /** Where it stands, where not each of its fields stands by itself. */
  at?: FieldPath;
}

function changesOf({ object, operations = [], path }: Patch): Change[] {
  const at = path.length > 0 ? path : undefined;
  return [
    ...(object ? [{ object, value: object, ...(at && { at }) }] : []),
    ...operations.flatMap((operation, index) => {
      const made = madeBy(operation);
      return made
        ? [{ object: made, value: operation, at: at ?? [index, 'path'] }]
        : [];
    }),
  ];
}

/** The object that has what an operation sets, and null where it removes; lists have that one entry. */
function madeBy(operation: unknown): Fields | undefined {
  const steps = textAt(operation, 'path')?.split('/').slice(1);
  const name = textAt(operation, 'op');
  if (!steps || steps.length > MAX_STEPS) {
    return undefined;
  }
  if (name !== 'add' && name !== 'replace' && name !== 'remove') {
    return undefined;
  }
  const value = name === 'remove' ? null : valueAt(operation, ['value']);
  const made = steps
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduceRight<unknown>(
      (inner, step) => (/^(?:-|\d+)$/.test(step) ? [inner] : { [step]: inner }),
      value,
    );
  return isFields(made) ? made : undefined;
}

function templateOf(
  { object, at }: Change,
  { source, target }: Patch,
  unit: Unit,
): PodTemplate[] {
  const kind = [target.kind, object.kind].find(
    one => typeof one === 'string' && kinds.has(one),
  );
  const path = pathIn(object, typeof kind === 'string' ? kind : undefined);
  return path
    ? [
        {
          manifest: {
            file: source.file,
            locate: at ? () => source.locate(at) : source.locate,
            object,
            apiVersion: '',
            group: '',
            kind: String(kind ?? 'Pod'),
            name: '',
          },
          unit,
          path,
          spec: fieldsAt(object, ...path),
          partial: true,
        },
      ]
    : [];
}

/** Where the spec of pods stands in it; where its kind is not known, the deepest place that it has. */
function pathIn(object: Fields, kind?: string): FieldPath | undefined {
  const known = kind === undefined ? undefined : kinds.get(kind);
  const other = typeof object.kind === 'string' && !kinds.has(object.kind);
  const candidates = known ? [known] : deepestFirst;
  return other && !known
    ? undefined
    : candidates.find(path => valueAt(object, path) !== undefined);
}
