import { short } from '@socle/plugin-platform-common/documents';
import { baselineOf, ObjectName } from '../../integrity/baseline';
import { GuardedUnit } from '../../integrity/guardedUnits';
import { PatchTarget } from '../../integrity/patch';
import { isAny, isPlain, Patterns } from '../../integrity/patterns';
import { Workspace } from '../../tree/workspace';

/** Where patches are judged. */
export interface GuardContext {
  /** The environment that they are applied to. */
  guarded: GuardedUnit;
  workspace: Workspace;
  patterns: Patterns;
}

/* Patterns are tried on that many objects of a folder, and a folder of people has fewer. */
const MAX_OWN = 100;

/** Tells what of the platform a patch is for, in one environment. */
export class GuardFinder {
  readonly #context: GuardContext;
  readonly #own: ReadonlySet<string>;
  readonly #ownObjects: readonly { kind: string; name: string }[];
  readonly #baseline: readonly ObjectName[];
  readonly #answers = new Map<string, string | undefined>();

  constructor(context: GuardContext) {
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
