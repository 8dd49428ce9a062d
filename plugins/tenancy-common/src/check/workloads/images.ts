import { FieldPath } from '../../yaml/fieldPath';
import { short } from '../../yaml/short';
import { Manifest } from '../tree/manifest';
import { Workspace } from '../tree/workspace';
import { isFields, listAt } from '../value';
import {
  containersOf,
  podPatches,
  podTemplates,
  PodTemplate,
  titleOfContainer,
} from './containers';

/** A place that names an image. */
export interface ImageUse {
  manifest: Manifest;
  path: FieldPath;
  /** Who uses it, at the beginning of a sentence: `Container front`, `Volume data`. */
  user: string;
  /** What it does with it: `runs`, `holds`. */
  verb: string;
  /** What stands there; undefined where nothing does. */
  value: unknown;
}

/**
 * Every image of teams and services: of containers of all lists, and of volumes that are filled from an image
 * (Kubernetes' "Image Volumes"). Those that patches bring are among them.
 */
export function imageUses(workspace: Workspace): ImageUse[] {
  return [...podTemplates(workspace), ...podPatches(workspace)]
    .flatMap(template => [...ofContainers(template), ...ofVolumes(template)])
    .map(({ template, ...use }) => ({ manifest: template.manifest, ...use }));
}

type Use = Omit<ImageUse, 'manifest'> & { template: PodTemplate };

function ofContainers(template: PodTemplate): Use[] {
  return containersOf(template)
    .map(container => ({
      template,
      path: [...container.path, 'image'],
      user: titleOfContainer(container),
      verb: 'runs',
      value: container.value.image ?? undefined,
    }))
    .filter(({ value }) => value !== undefined || !template.partial);
}

function ofVolumes(template: PodTemplate): Use[] {
  return listAt(template.spec, 'volumes').flatMap((volume, index) => {
    if (!isFields(volume) || !isFields(volume.image)) {
      return [];
    }
    const { name } = volume;
    const value = volume.image.reference ?? undefined;
    return value === undefined && template.partial
      ? []
      : [
          {
            template,
            path: [...template.path, 'volumes', index, 'image', 'reference'],
            user:
              typeof name === 'string' && name
                ? `Volume ${short(name)}`
                : 'A volume without a name',
            verb: 'holds',
            value,
          },
        ];
  });
}
