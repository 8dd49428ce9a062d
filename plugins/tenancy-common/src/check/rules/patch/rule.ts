import { FieldPath } from '../../../yaml/fieldPath';
import { short } from '../../../yaml/short';
import { baselineOf, ObjectName } from '../../integrity/baseline';
import { GuardedUnit, guardedUnits } from '../../integrity/guardedUnits';
import { Patch, PatchTarget } from '../../integrity/patch';
import { patchesOf } from '../../integrity/patches';
import { isAny, isPlain, Patterns } from '../../integrity/patterns';
import { KustomizationFile } from '../../tree/kustomization';
import { Workspace } from '../../tree/workspace';
import { Problem, Rule } from '../../types';

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
      const guarded = unitOf(kustomization, units);
      return guarded
        ? problemsOf(kustomization, { guarded, workspace, patterns })
        : [];
    });
  },
};

interface Context {
  guarded: GuardedUnit;
  workspace: Workspace;
  patterns: Patterns;
}

/** The unit in whose folder a kustomization lies, or below it. */
function unitOf(
  { folder }: KustomizationFile,
  units: ReadonlyMap<string, GuardedUnit>,
): GuardedUnit | undefined {
  for (
    let end = folder.length;
    end > 0;
    end = folder.lastIndexOf('/', end - 2) + 1
  ) {
    const unit = units.get(folder.slice(0, end));
    if (unit) {
      return unit;
    }
  }
  return undefined;
}

function problemsOf(
  kustomization: KustomizationFile,
  context: Context,
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

/** Tells what of the platform a patch is for, in one environment. */
class GuardFinder {
  readonly #context: Context;
  readonly #own: ReadonlySet<string>;
  readonly #ownObjects: readonly { kind: string; name: string }[];
  readonly #baseline: readonly ObjectName[];
  readonly #answers = new Map<string, string | undefined>();

  constructor(context: Context) {
    this.#context = context;
    const { guarded, workspace } = context;
    const { unit, kinds } = guarded;
    this.#ownObjects = unit.manifests;
    this.#own = new Set(
      unit.manifests.flatMap(({ kind, name }) => [kind, `${kind}/${name}`]),
    );
    this.#baseline = baselineOf(unit, workspace.profile?.value).filter(
      object => !kinds.guardOf(object),
    );
  }

  /** What it is for, in words; undefined where it is for something else, or for what the folder itself holds. */
  guardOf(target: PatchTarget): string | undefined {
    const { group, kind, name, isPattern } = target;
    const key = JSON.stringify([group, kind, name, isPattern]);
    if (!this.#answers.has(key)) {
      const found = this.#guardedKind(target) ?? this.#baselineObject(target);
      this.#answers.set(
        key,
        found === undefined || this.#isOwn(target) ? undefined : found,
      );
    }
    return this.#answers.get(key);
  }

  #guardedKind({ group, kind, name, isPattern }: PatchTarget) {
    const { kinds } = this.#context.guarded;
    if (kind === undefined || (isPattern && isAny(kind))) {
      return undefined;
    }
    const words = [kind, name]
      .filter(text => text)
      .map(text => short(text ?? ''))
      .join(' ');
    if (!isPattern || isPlain(kind)) {
      const isGuarded =
        group === undefined
          ? kinds.names.has(kind)
          : kinds.guardOf({ group, kind }) !== undefined;
      return isGuarded ? words : undefined;
    }
    return [...kinds.names].some(one => this.#context.patterns.fits(kind, one))
      ? words
      : undefined;
  }

  #baselineObject({ kind, name, isPattern }: PatchTarget) {
    if (name === undefined || (isPattern && isAny(name))) {
      return undefined;
    }
    const found = this.#baseline.find(
      object =>
        this.#fits(kind, object.kind, isPattern) &&
        this.#fits(name, object.name, isPattern),
    );
    return found && `${found.kind} ${found.name}`;
  }

  #isOwn({ kind, name, isPattern }: PatchTarget): boolean {
    if (kind !== undefined && (!isPattern || isPlain(kind))) {
      if (name === undefined || isAny(name)) {
        return this.#own.has(kind);
      }
      if (!isPattern || isPlain(name)) {
        return this.#own.has(`${kind}/${name}`);
      }
    }
    return this.#ownObjects
      .slice(0, MAX_OWN)
      .some(
        object =>
          this.#fits(kind, object.kind, isPattern) &&
          this.#fits(name, object.name, isPattern),
      );
  }

  #fits(wanted: string | undefined, text: string, isPattern: boolean) {
    return (
      wanted === undefined ||
      (isPattern ? this.#context.patterns.fits(wanted, text) : wanted === text)
    );
  }
}

/* Patterns are tried on that many objects of a folder, and a folder of people has fewer. */
const MAX_OWN = 100;
