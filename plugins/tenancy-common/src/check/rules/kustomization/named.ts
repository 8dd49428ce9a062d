import { short } from '@socle/plugin-platform-common/documents';
import {
  KustomizationFile,
  KustomizationReference,
} from '../../tree/kustomization';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';
import { listAt } from '../../value';
import { said } from '../../workloads/said';

type Words = Pick<Problem, 'message' | 'remedy'>;

const pluginFields = ['generators', 'transformers', 'validators'];

/** What is wrong with what a kustomization names. */
export function referenceProblems(
  file: KustomizationFile,
  manifests: Workspace['manifests'],
): Problem[] {
  const seen = new Set<string>();
  return [
    ...file.references.flatMap(reference => {
      const words =
        wordsOf(reference, file) ??
        pluginOf(reference, manifests) ??
        repetitionOf(reference, seen);
      return words ? [{ source: file, path: reference.path, ...words }] : [];
    }),
    ...itemsThatNameNothing(file),
  ];
}

function wordsOf(
  reference: KustomizationReference,
  file: KustomizationFile,
): Words | undefined {
  const { target, text } = reference;
  const name = short(text, 120);
  switch (target.kind) {
    case 'remote':
      return {
        message: `${name} is fetched from elsewhere, where it can change without a review.`,
        remedy: 'Copy what is needed into this repository, and name it there.',
      };
    case 'outside':
      return {
        message: `${name} is not a path within the repository.`,
        remedy:
          'Name a file or folder of this repository, from the folder of this file on.',
      };
    case 'unread':
      return {
        message: `${name} lies where no check reads manifests.`,
        remedy:
          "Keep it beside the folders of environments, as deploy/base of a service's repository and base of a team's, in files that end in .yaml, .yml or .json.",
      };
    case 'missing':
      return isJudged(reference)
        ? {
            message: `There is no ${name}.`,
            remedy: 'Correct the path, or remove it here.',
          }
        : undefined;
    case 'folder':
      return wordsOfFolder(reference, target, file);
    default:
      return wordsOfFile(reference, target.path, file);
  }
}

/** Only manifests are read, and a patch may stand in place of a path. */
function isJudged({
  use,
  path: [field],
  text,
}: KustomizationReference): boolean {
  if (field === 'patchesStrategicMerge' && /[{:]/.test(text)) {
    return false;
  }
  return use !== 'data' || /\.(?:ya?ml|json)$/.test(text);
}

function wordsOfFolder(
  { path: [field], text }: KustomizationReference,
  target: { path: string; isKustomized: boolean },
  file: KustomizationFile,
): Words | undefined {
  const name = short(text, 120);
  if (pluginFields.includes(String(field))) {
    return unseenPlugin(name);
  }
  if (!['resources', 'bases', 'components'].includes(String(field))) {
    return {
      message: `${name} is a folder, and a file is meant here.`,
      remedy: 'Name a file.',
    };
  }
  if (file.folder.startsWith(target.path)) {
    return {
      message: `${name} is the folder of this kustomization, or one above it, which would hold itself.`,
      remedy: 'Name files of this folder, or folders beside or below it.',
    };
  }
  return target.isKustomized
    ? undefined
    : {
        message: `${name} is a folder without a kustomization, which kustomize does not take.`,
        remedy:
          'Add a kustomization.yaml there that names its files, or name the files here where they lie below this folder.',
      };
}

function wordsOfFile(
  { path: [field], text }: KustomizationReference,
  path: string,
  file: KustomizationFile,
): Words | undefined {
  const name = short(text, 120);
  if (field === 'components') {
    return {
      message: `${name} is a file, and a folder is meant here.`,
      remedy: 'Name the folder of a Component.',
    };
  }
  return path.startsWith(file.folder)
    ? undefined
    : {
        message: `${name} is a file outside of this folder, which kustomize does not read.`,
        remedy:
          'Add a kustomization.yaml beside it that names it, and name that folder here.',
      };
}

/**
 * What kustomize has built in needs no leave; everything else is a program, for which Argo CD would have to give it
 * (`--enable-alpha-plugins`, `--enable-exec`).
 */
function pluginOf(
  { path: [field], target, text }: KustomizationReference,
  manifests: Workspace['manifests'],
): Words | undefined {
  if (target.kind !== 'file' || !pluginFields.includes(String(field))) {
    return undefined;
  }
  const objects = manifests.get(target.path);
  return objects?.some(({ apiVersion }) => apiVersion !== 'builtin')
    ? unseenPlugin(short(text, 120))
    : undefined;
}

function unseenPlugin(name: string): Words {
  return {
    message: `${name} is no file of a transformer or generator that kustomize has built in, and Argo CD runs no other.`,
    remedy:
      "Use kustomize's own fields: patches, labels, images, replicas. What is built in says apiVersion: builtin.",
  };
}

/** What is applied is named once: kustomize refuses an object that is there already. */
function repetitionOf(
  { target, text, use }: KustomizationReference,
  seen: Set<string>,
): Words | undefined {
  if (use !== 'resource' || !('path' in target)) {
    return undefined;
  }
  if (seen.has(target.path)) {
    return {
      message: `${short(text, 120)} is named twice.`,
      remedy: 'Keep one of the two.',
    };
  }
  seen.add(target.path);
  return undefined;
}

function itemsThatNameNothing(file: KustomizationFile): Problem[] {
  return [
    'resources',
    'bases',
    'components',
    'crds',
    'configurations',
    ...pluginFields,
  ].flatMap(field =>
    listAt(file.value, field).flatMap((item, index) =>
      typeof item === 'string' && item !== '' && !item.includes('\n')
        ? []
        : [
            {
              source: file,
              path: [field, index],
              message: `${said(item)} is not a path.`,
              remedy: 'Write the path of a file or folder.',
            },
          ],
    ),
  );
}
