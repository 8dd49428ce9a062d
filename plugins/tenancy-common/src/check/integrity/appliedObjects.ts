import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { Source } from '../tree/source';
import { Unit } from '../tree/workspace';
import { isFields, listAt, textAt } from '../value';
import { ObjectName } from './baseline';

/** An object as it is applied, after what its kustomization does to names. */
export interface AppliedObject extends ObjectName {
  source: Source;
  /** Where its name stands. */
  path: FieldPath;
  namespace?: string;
}

/** The objects of a folder: those that its files hold, and those that its kustomization generates under a fixed name. */
export function appliedObjects(unit: Unit): AppliedObject[] {
  const { manifests, kustomization } = unit;
  const namespace = textAt(kustomization?.value, 'namespace');
  const prefix = textAt(kustomization?.value, 'namePrefix') ?? '';
  const suffix = textAt(kustomization?.value, 'nameSuffix') ?? '';
  return [
    ...manifests.map(manifest => ({
      source: manifest,
      path: ['metadata', 'name'],
      group: manifest.group,
      kind: manifest.kind,
      name: manifest.name,
      ...(manifest.namespace !== undefined && {
        namespace: manifest.namespace,
      }),
    })),
    ...generatedObjects(unit),
  ]
    .filter(({ name }) => name !== '')
    .map(object => ({
      ...object,
      name: `${prefix}${object.name}${suffix}`,
      ...(namespace !== undefined && { namespace }),
    }));
}

/* Kustomize puts a hash behind generated names, which then collide with nothing, unless it is told not to. */
function generatedObjects({ kustomization }: Unit): AppliedObject[] {
  if (!kustomization) {
    return [];
  }
  const { value } = kustomization;
  const option = ['disableNameSuffixHash'];
  return (['configMapGenerator', 'secretGenerator'] as const).flatMap(field =>
    listAt(value, field).flatMap((item, index) => {
      const name = textAt(item, 'name');
      const isFixed =
        valueAt(item, ['options', ...option]) ??
        valueAt(value, ['generatorOptions', ...option]);
      return isFields(item) && name && isFixed === true && !merges(item)
        ? [
            {
              source: kustomization,
              path: [field, index, 'name'],
              group: '',
              kind: field === 'configMapGenerator' ? 'ConfigMap' : 'Secret',
              name,
            },
          ]
        : [];
    }),
  );
}

/** Whether it changes an object of the same folder instead of making one. */
function merges(item: unknown): boolean {
  return ['merge', 'replace'].includes(textAt(item, 'behavior') ?? '');
}
