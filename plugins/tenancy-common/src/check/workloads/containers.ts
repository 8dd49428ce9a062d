import { FieldPath, short } from '@socle/plugin-platform-common/documents';
import { Manifest } from '../tree/manifest';
import { Unit, Workspace } from '../tree/workspace';
import { Fields, fieldsAt, isFields, listAt } from '../value';
import { once } from './once';

/** The template of pods that an object holds. */
export interface PodTemplate {
  manifest: Manifest;
  unit: Unit;
  /** Where the spec of its pods stands. */
  path: FieldPath;
  spec: Fields;
  /** Whether it is merged into an object that stands elsewhere: what it leaves out is not missing. */
  partial: boolean;
}

/** A container of a template. */
export interface Container {
  template: PodTemplate;
  path: FieldPath;
  /** Empty where it has none. */
  name: string;
  /** Which list it stands in. */
  list: (typeof containerLists)[number];
  value: Fields;
}

/** As many of a list as are judged: no pod of people has a hundred. */
export const MAX_CONTAINERS = 500;

/** Lists of containers in the spec of a pod, in the order in which they run. */
export const containerLists = [
  'initContainers',
  'containers',
  'ephemeralContainers',
] as const;

/** Where the spec of pods stands, by group and kind. */
export const templatePaths: ReadonlyMap<string, FieldPath> = new Map<
  string,
  FieldPath
>([
  ['/Pod', ['spec']],
  ['/PodTemplate', ['template', 'spec']],
  ['/ReplicationController', ['spec', 'template', 'spec']],
  ['apps/Deployment', ['spec', 'template', 'spec']],
  ['apps/StatefulSet', ['spec', 'template', 'spec']],
  ['apps/DaemonSet', ['spec', 'template', 'spec']],
  ['apps/ReplicaSet', ['spec', 'template', 'spec']],
  ['apps.openshift.io/DeploymentConfig', ['spec', 'template', 'spec']],
  ['batch/Job', ['spec', 'template', 'spec']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ['argoproj.io/Rollout', ['spec', 'template', 'spec']],
]);

/** Every template of pods of teams and services. Add-ons of the platform are not among them. */
export const podTemplates = once(({ units }: Workspace): PodTemplate[] => {
  // Two folders may apply one file, and what is wrong in it is told once.
  const seen = new Set<Manifest>();
  return units.flatMap(unit =>
    unit.manifests.flatMap(manifest => {
      const path = templatePaths.get(`${manifest.group}/${manifest.kind}`);
      if (!path || seen.has(manifest)) {
        return [];
      }
      seen.add(manifest);
      const spec = fieldsAt(manifest.object, ...path);
      return [{ manifest, unit, path, spec, partial: false }];
    }),
  );
});

/** The containers of a template: those that run before the others, too. */
export function containersOf(template: PodTemplate): Container[] {
  return containerLists.flatMap(list =>
    listAt(template.spec, list)
      .slice(0, MAX_CONTAINERS)
      .flatMap((value, index) =>
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

/** Said of a container at the beginning of a sentence: `Container front`. */
export function titleOfContainer({ name, template }: Container): string {
  if (name) {
    return `Container ${short(name)}`;
  }
  // Operations of a patch know containers by their place only.
  return template.partial
    ? 'The patched container'
    : 'A container without a name';
}

/** Whether it runs before the others and then beside them (Kubernetes' "Sidecar Containers"). */
export function isSidecar({ list, value }: Container): boolean {
  return list === 'initContainers' && value.restartPolicy === 'Always';
}
