import { FieldPath, short } from '@socle/plugin-platform-common/documents';
import { Source } from '../tree/source';
import { Workspace } from '../tree/workspace';
import { isFields, listAt } from '../value';
import {
  containersOf,
  podTemplates,
  PodTemplate,
  titleOfContainer,
} from './containers';
import { imageEntries, ImageEntries } from './imageEntries';
import { once } from './once';
import { podPatches } from './podPatches';

/** A place that names an image. */
export interface ImageUse {
  /** Where it stands: in a manifest, or in the kustomization that says otherwise. */
  source: Source;
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
 * (Kubernetes' "Image Volumes"), as `images` of kustomizations leave them. Those that patches bring are among them.
 */
export const imageUses = once((workspace: Workspace): ImageUse[] => {
  const entries = imageEntries(workspace);
  const templates = [...podTemplates(workspace), ...podPatches(workspace)];
  const seen = new Map<Source, Set<string>>();
  return templates
    .flatMap(template =>
      [...ofContainers(template), ...ofVolumes(template)].flatMap(use =>
        finalUses({ source: template.manifest, ...use }, template, entries),
      ),
    )
    .filter(({ source, path }) => {
      // One entry may be for many containers, and one file be built in many ways.
      const paths = seen.get(source) ?? new Set();
      seen.set(source, paths);
      const key = JSON.stringify(path);
      return !paths.has(key) && paths.add(key);
    });
});

function finalUses(
  use: ImageUse,
  { partial }: PodTemplate,
  entries: ImageEntries,
): ImageUse[] {
  const { source, value } = use;
  return typeof value !== 'string' || partial
    ? [use]
    : entries
        .finalsOf(source.file, value)
        .map(({ text, entry }) => ({ ...use, ...entry, value: text }));
}

type Use = Omit<ImageUse, 'source'>;

function ofContainers(template: PodTemplate): Use[] {
  return containersOf(template)
    .map(container => ({
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
