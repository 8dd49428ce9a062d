import { short } from '@socle/plugin-platform-common/documents';
import { AppliedObject, appliedObjects } from '../../integrity/appliedObjects';
import { baselineOf, keyOf } from '../../integrity/baseline';
import { GuardedUnit, guardedUnits } from '../../integrity/guardedUnits';
import { Workspace } from '../../tree/workspace';
import { Problem, Rule } from '../../types';

/** Two Applications cannot hold one object. */
export const collision: Rule = {
  id: 'collision',
  title: 'An object has one owner',
  description:
    "An object that two Applications hold is changed back and forth by both, so a team's Applications fail on shared objects (`FailOnSharedResource`): one ConfigMap with the name of one of the baseline's, and nothing of its folder is synced any more. Told are objects with the group, kind and name of one that the tenant's environment is rendered with, and those that two services, or a service and the team's own additions, both bring to one environment, or one of them twice. Names are taken as they are applied: with `namePrefix` and `nameSuffix`, and as generators make them without a hash.",
  severity: 'error',
  check: workspace => {
    const units = guardedUnits(workspace).sort((one, other) =>
      one.unit.folder < other.unit.folder ? -1 : 1,
    );
    const taken = new Map<string, Owned>();
    return units.flatMap(guarded => collisionsOf(guarded, workspace, taken));
  },
};

interface Owned {
  folder: string;
  file: string;
}

function collisionsOf(
  { unit, kinds, namespace }: GuardedUnit,
  { profile }: Workspace,
  taken: Map<string, Owned>,
): Problem[] {
  const objects = appliedObjects(unit).filter(
    // Other rules tell of what no team may hold under any name, and of what is for another environment.
    object => !kinds.guardOf(object) && !isElsewhere(object, unit, namespace),
  );
  if (objects.length === 0) {
    return [];
  }
  const baseline = new Set(baselineOf(unit, profile?.value).map(keyOf));
  return objects.flatMap(object => {
    const home = namespace ?? object.namespace;
    const key = keyOf(object);
    if (baseline.has(key) && (object.namespace ?? home) === home) {
      return [
        problem(
          object,
          `${titleOf(object)} is the name of an object of the baseline, and Argo CD then refuses everything of this folder.`,
        ),
      ];
    }
    const place = `${object.namespace ?? home ?? unit.folder} ${key}`;
    const other = taken.get(place);
    if (other) {
      return [
        problem(
          object,
          other.folder === unit.folder
            ? `${titleOf(object)} is there twice, here and in ${other.file}.`
            : `${titleOf(object)} is also in ${other.file}, and two Applications cannot hold one object.`,
        ),
      ];
    }
    taken.set(place, { folder: unit.folder, file: object.source.file });
    return [];
  });
}

function isElsewhere(
  object: AppliedObject,
  { tenant, environment }: GuardedUnit['unit'],
  home: string | undefined,
): boolean {
  return (
    tenant !== undefined &&
    environment !== undefined &&
    object.namespace !== undefined &&
    object.namespace !== home
  );
}

function titleOf({ kind, name }: AppliedObject): string {
  return `${short(kind)} ${short(name)}`;
}

function problem({ source, path }: AppliedObject, message: string): Problem {
  return { source, path, message, remedy: 'Give it another name.' };
}
