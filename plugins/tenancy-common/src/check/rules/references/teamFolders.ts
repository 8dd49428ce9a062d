import { KustomizationFile } from '../../tree/kustomization';
import { TeamTree, Unit, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** Folders of a team's repository that nothing is applied from, and those that an Application looks for in vain. */
export function teamFolderProblems(workspace: Workspace): Problem[] {
  const { units, teams, kustomizations } = workspace;
  const named = foldersNamedFrom(kustomizations);
  return [
    ...units.flatMap(unit => unappliedFolder(unit, named)),
    ...teams.flatMap(missingFolders),
  ];
}

function unappliedFolder(
  { role, folder, kustomization, tenant, environment, environmentName }: Unit,
  named: ReadonlySet<string>,
): Problem[] {
  if (
    role !== 'team' ||
    !kustomization ||
    !tenant ||
    environment ||
    named.has(folder)
  ) {
    return [];
  }
  const { name } = tenant.metadata;
  return [
    {
      source: kustomization,
      severity: 'warning',
      message: `Nothing applies ${environmentName}/: ${name} has no environment of that name.`,
      remedy:
        "Name the folder in the kustomization of an environment, add the environment to the tenant's tenant.yaml, or remove the folder.",
    },
  ];
}

/** The folders of teams, by first level, that a kustomization outside of them reaches into. */
function foldersNamedFrom(
  kustomizations: readonly KustomizationFile[],
): Set<string> {
  const named = new Set<string>();
  for (const { root, folder, references } of kustomizations) {
    for (const { target } of references) {
      if (target.kind === 'file' || target.kind === 'folder') {
        const [first] = target.path.slice(root.length).split('/');
        const top = `${root}${first}/`;
        if (!folder.startsWith(top)) {
          named.add(top);
        }
      }
    }
  }
  return named;
}

function missingFolders({ catalog, tenant, folders }: TeamTree): Problem[] {
  if (!catalog || !tenant) {
    return [];
  }
  const { name } = tenant.metadata;
  return tenant.spec.environments
    .filter(environment => !folders.has(environment.name))
    .map(environment => ({
      source: catalog,
      severity: 'warning',
      message: `${name} has an environment ${environment.name}, and this repository no folder ${environment.name}/: the Application ${name}.${environment.name}.team fails.`,
      remedy: `Add ${environment.name}/ with a kustomization.yaml that names what the team adds to it.`,
    }));
}
