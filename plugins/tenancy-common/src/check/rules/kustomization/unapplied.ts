import { foldersAbove, split } from '../../tree/folders';
import { KustomizationFile } from '../../tree/kustomization';
import { Unit, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

interface Folders {
  kustomizations: ReadonlyMap<string, KustomizationFile>;
  /** Folders of environments, of teams and services. */
  units: ReadonlyMap<string, Unit>;
}

/** Manifests that lie beside or below what is applied, and are not. */
export function unappliedFiles(workspace: Workspace): Problem[] {
  const folders: Folders = {
    kustomizations: new Map(
      workspace.kustomizations.map(file => [file.folder, file]),
    ),
    units: new Map(
      workspace.units.filter(isOfEnvironment).map(unit => [unit.folder, unit]),
    ),
  };
  const named = new Set(
    workspace.kustomizations.flatMap(({ references }) =>
      references.flatMap(({ target }) =>
        target.kind === 'file' ? [target.path] : [],
      ),
    ),
  );
  return [...workspace.manifests].flatMap(([path, objects]) => {
    // What only the catalog reads is not for a cluster.
    const source = objects.find(({ group }) => group !== 'backstage.io');
    if (!source || named.has(path)) {
      return [];
    }
    const words = whyNotApplied(path, folders);
    return words ? [{ source, severity: 'warning', ...words }] : [];
  });
}

function isOfEnvironment({ role, tenant, environment }: Unit): boolean {
  return role === 'deploy' || (role === 'team' && (!tenant || !!environment));
}

function whyNotApplied(
  path: string,
  { kustomizations, units }: Folders,
): Pick<Problem, 'message' | 'remedy'> | undefined {
  const own = split(path).folder;
  const above = foldersAbove(own);
  const isInUnit = above.some(folder => units.has(folder));
  for (const folder of above) {
    const kustomization = kustomizations.get(folder);
    if (kustomization && (folder === own || isInUnit)) {
      return kustomization.holds === 'map'
        ? {
            message: `Nothing applies this file: ${kustomization.file} does not name it.`,
            remedy: 'Name it there, or remove it.',
          }
        : undefined;
    }
    if (units.has(folder)) {
      return folder === own
        ? undefined
        : {
            message: `Nothing applies this file: ${folder} has no kustomization, so that only what lies in it directly is applied.`,
            remedy: `Move it to ${folder}, or add a kustomization.yaml there that names all files.`,
          };
    }
  }
  return undefined;
}
