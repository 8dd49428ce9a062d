import { FieldPath } from '../../yaml/fieldPath';
import { Manifest } from '../tree/manifest';
import { Unit, Workspace } from '../tree/workspace';
import { Fields, fieldsAt, isFields, listAt } from '../value';

/** The template of pods that an object holds. */
export interface PodTemplate {
  manifest: Manifest;
  unit: Unit;
  /** Where the spec of its pods stands. */
  path: FieldPath;
  spec: Fields;
}

/** A container of a template. */
export interface Container {
  template: PodTemplate;
  path: FieldPath;
  /** Empty where it has none. */
  name: string;
  /** Which list it stands in. */
  list: 'containers' | 'initContainers' | 'ephemeralContainers';
  value: Fields;
}

const templatePaths = new Map<string, FieldPath>([
  ['/Pod', ['spec']],
  ['/PodTemplate', ['template', 'spec']],
  ['/ReplicationController', ['spec', 'template', 'spec']],
  ['apps/Deployment', ['spec', 'template', 'spec']],
  ['apps/StatefulSet', ['spec', 'template', 'spec']],
  ['apps/DaemonSet', ['spec', 'template', 'spec']],
  ['apps/ReplicaSet', ['spec', 'template', 'spec']],
  ['batch/Job', ['spec', 'template', 'spec']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ['argoproj.io/Rollout', ['spec', 'template', 'spec']],
]);

/** Every template of pods of teams and services. Add-ons of the platform are not among them. */
export function podTemplates({ units }: Workspace): PodTemplate[] {
  return units.flatMap(unit =>
    unit.manifests.flatMap(manifest => {
      const path = templatePaths.get(`${manifest.group}/${manifest.kind}`);
      return path
        ? [{ manifest, unit, path, spec: fieldsAt(manifest.object, ...path) }]
        : [];
    }),
  );
}

/** The containers of a template: those that run before the others, too. */
export function containersOf(template: PodTemplate): Container[] {
  return (
    ['initContainers', 'containers', 'ephemeralContainers'] as const
  ).flatMap(list =>
    listAt(template.spec, list).flatMap((value, index) =>
      isFields(value)
        ? [
            {
              template,
              path: [...template.path, list, index],
              name: typeof value.name === 'string' ? value.name : '',
              list,
              value,
            },
          ]
        : [],
    ),
  );
}
