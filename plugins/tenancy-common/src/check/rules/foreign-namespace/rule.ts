import { short, valueAt } from '@socle/plugin-platform-common/documents';
import { namespaceOf } from '../../../tenant/types';
import { KustomizationFile } from '../../tree/kustomization';
import { titleOf } from '../../tree/manifest';
import { Source } from '../../tree/source';
import { Unit } from '../../tree/workspace';
import { Problem, Rule } from '../../types';
import { foldersAbove, nearestAbove } from '../../tree/folders';
import { isUnset, said } from '../../workloads/said';

/** Source: design.md, "The repositories"; Argo CD's documentation, "Projects" (destinations). */
export const foreignNamespace: Rule = {
  id: 'foreign-namespace',
  title: 'A folder is for the namespace of its environment',
  description:
    "What a team and its services bring is applied to the environment's namespace, `<tenant>-<environment>`. The tenant's AppProject has no other destination on that cluster, so Argo CD refuses an object that names another namespace, and with it the sync as a whole. Objects may leave the namespace out. Where a kustomization sets one, that is what counts. Nothing is said where tenant or environment are not known.",
  severity: 'error',
  check: ({ units, kustomizations }) => {
    const unitsByFolder = new Map(units.map(unit => [unit.folder, unit]));
    // Folders whose kustomization overrides what stands in objects.
    const setting = kustomizations.filter(
      ({ value }) => !isUnset(value.namespace),
    );
    const settingFolders = new Set(setting.map(({ folder }) => folder));
    const seen = new Set<Source>();
    return [
      ...setting.flatMap(one => ofKustomization(one, unitsByFolder)),
      ...units.flatMap(unit => ofManifests(unit, settingFolders)),
    ].filter(({ source }) => !seen.has(source) && seen.add(source));
  },
};

function ofKustomization(
  kustomization: KustomizationFile,
  unitsByFolder: ReadonlyMap<string, Unit>,
): Problem[] {
  const unit = nearestAbove(unitsByFolder, kustomization.folder);
  const own = unit && namespaceFor(unit);
  const { namespace } = kustomization.value;
  const outer = unit?.kustomization;
  const isOverridden =
    outer !== undefined &&
    outer.folder !== kustomization.folder &&
    !isUnset(outer.value.namespace);
  return own === undefined || namespace === own || isOverridden
    ? []
    : [
        {
          source: kustomization,
          path: ['namespace'],
          message: `The kustomization puts everything in namespace ${said(namespace)}, and this folder is for ${own}.`,
          remedy: `Remove the namespace, or write ${own}.`,
        },
      ];
}

function ofManifests(
  unit: Unit,
  settingFolders: ReadonlySet<string>,
): Problem[] {
  const own = namespaceFor(unit);
  if (own === undefined) {
    return [];
  }
  const path = ['metadata', 'namespace'];
  return unit.manifests.flatMap(manifest => {
    const namespace = valueAt(manifest.object, path);
    const isOverridden = foldersAbove(manifest.file).some(
      folder => folder.startsWith(unit.folder) && settingFolders.has(folder),
    );
    return isUnset(namespace) ||
      namespace === '' ||
      namespace === own ||
      isOverridden
      ? []
      : [
          {
            source: manifest,
            path,
            message: `${short(titleOf(manifest))} is for namespace ${said(namespace)}, and this folder for ${own}.`,
            remedy:
              'Remove the namespace, or move the object to the folder of its environment.',
          },
        ];
  });
}

/** The namespace of a folder's environment; undefined where that is not known. */
function namespaceFor({ tenant, environment }: Unit): string | undefined {
  return tenant && environment
    ? namespaceOf(tenant.metadata.name, environment.name)
    : undefined;
}
