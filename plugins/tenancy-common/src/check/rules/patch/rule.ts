import { FieldPath } from '@socle/plugin-platform-common/documents';
import { guardedUnits } from '../../integrity/guardedUnits';
import { Patch } from '../../integrity/patch';
import { patchesOf } from '../../integrity/patches';
import { Patterns } from '../../integrity/patterns';
import { nearestAbove } from '../../tree/folders';
import { KustomizationFile } from '../../tree/kustomization';
import { Problem, Rule } from '../../types';
import { GuardContext, GuardFinder } from './guardFinder';

/** Source: kustomize, `api/types` (`Kustomization`, `Patch`, `Selector`, `PatchArgs`) and `api/internal/builtins`. */
export const patch: Rule = {
  id: 'patch',
  title: "A team's patches are for its own objects",
  description:
    "A patch reaches what is built with it. One that is for a kind that guards the tenant, or for an object of the baseline, finds nothing in its folder; where it does, that was brought in to be changed. So it is refused, whatever it would change or delete, and however it is written: `patches`, `patchesStrategicMerge`, `patchesJson6902` or `replacements`. A patch for what the folder itself holds is the team's business. Refused are also patches that change what an object is (`kind`, `apiVersion`, `metadata.name`, `metadata.namespace`): what is judged here would not be what is applied.",
  severity: 'error',
  check: workspace => {
    const patterns = new Patterns();
    const units = new Map(
      guardedUnits(workspace).map(guarded => [guarded.unit.folder, guarded]),
    );
    return workspace.kustomizations.flatMap(kustomization => {
      const guarded = nearestAbove(units, kustomization.folder);
      return guarded
        ? problemsOf(kustomization, { guarded, workspace, patterns })
        : [];
    });
  },
};

function problemsOf(
  kustomization: KustomizationFile,
  context: GuardContext,
): Problem[] {
  const { patches, unread } = patchesOf(
    kustomization,
    context.workspace.documents,
  );
  if (patches.length + unread.length === 0) {
    return [];
  }
  const finder = new GuardFinder(context);
  return [
    ...unread.map(({ source, path, reason }) => ({
      source,
      path,
      message: `The patch cannot be judged. ${reason}`,
      remedy: 'Write it so that it can be read, as a file of its own.',
    })),
    ...patches.flatMap(one => problemOf(one, finder)),
  ];
}

function problemOf(one: Patch, finder: GuardFinder): Problem[] {
  const { source, path, target, deletes } = one;
  const guard = finder.guardOf(target);
  if (guard) {
    return [
      {
        source,
        path: path.length > 0 ? path : ['kind'],
        message: `The patch ${deletes ? 'deletes' : 'is for'} ${guard}, which guards the tenant.`,
        remedy:
          'Remove the patch. What guards the tenant follows from its tenant.yaml.',
      },
    ];
  }
  const field = identityFieldOf(one);
  return field
    ? [
        {
          source,
          path: field.path,
          message: `The patch changes ${field.name}: what is applied is another object than the one that stands here.`,
          remedy:
            'Write the object as it should be, or use namePrefix and nameSuffix.',
        },
      ]
    : [];
}

const identityField =
  /^(?:[/.]?(?:kind|apiVersion|metadata)|[/.]?metadata[/.](?:name|namespace)|\/?)$/;

function identityFieldOf({
  fields,
  renames,
  path,
}: Patch): { name: string; path: FieldPath } | undefined {
  if (renames) {
    return { name: 'the name or kind', path };
  }
  const field = fields.find(({ name }) => identityField.test(name));
  return (
    field && {
      name:
        field.name.replace(/^\//, '').replace('/', '.') || 'the whole object',
      path: field.path,
    }
  );
}
