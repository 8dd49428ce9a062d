import { isRecord, JsonRecord } from '../json';

/**
 * A set of paths into an object, as server-side apply keeps it for each manager. A step of a path is written as the API
 * writes it in `fieldsV1`: `f:spec`, `k:{"name":"web"}`, `v:"finalizer"`.
 */
export class FieldSet {
  readonly #members: Set<string>;
  readonly #children: Map<string, FieldSet>;

  constructor(
    members: Iterable<string> = [],
    children: Iterable<[string, FieldSet]> = [],
  ) {
    this.#members = new Set(members);
    this.#children = new Map(children);
  }

  /** Reads the API's `fieldsV1`. */
  static fromJson(value: unknown): FieldSet {
    const set = new FieldSet();
    if (!isRecord(value)) {
      return set;
    }
    for (const [step, below] of Object.entries(value)) {
      if (step === '.') {
        continue;
      }
      const fields = isRecord(below) ? below : {};
      const steps = Object.keys(fields);
      if (steps.length === 0 || '.' in fields) {
        set.#members.add(step);
      }
      if (steps.some(one => one !== '.')) {
        set.#children.set(step, FieldSet.fromJson(fields));
      }
    }
    return set;
  }

  get empty(): boolean {
    return (
      this.#members.size === 0 &&
      [...this.#children.values()].every(child => child.empty)
    );
  }

  has(step: string): boolean {
    return this.#members.has(step);
  }

  child(step: string): FieldSet | undefined {
    return this.#children.get(step);
  }

  insert(path: string[]): void {
    if (path.length === 0) {
      return;
    }
    const [step, ...rest] = path;
    if (rest.length === 0) {
      this.#members.add(step);
      return;
    }
    let child = this.#children.get(step);
    if (!child) {
      child = new FieldSet();
      this.#children.set(step, child);
    }
    child.insert(rest);
  }

  union(other: FieldSet): FieldSet {
    return this.#combine(
      other,
      [...this.#members, ...other.#members],
      (mine, theirs) =>
        mine && theirs ? mine.union(theirs) : (mine ?? theirs),
    );
  }

  intersection(other: FieldSet): FieldSet {
    return this.#combine(
      other,
      [...this.#members].filter(step => other.#members.has(step)),
      (mine, theirs) =>
        mine && theirs ? mine.intersection(theirs) : undefined,
    );
  }

  difference(other: FieldSet): FieldSet {
    return this.#combine(
      other,
      [...this.#members].filter(step => !other.#members.has(step)),
      (mine, theirs) => (mine && theirs ? mine.difference(theirs) : mine),
    );
  }

  /** The difference, without anything below a member of the other set. */
  recursiveDifference(other: FieldSet): FieldSet {
    return this.#combine(
      other,
      [...this.#members].filter(step => !other.#members.has(step)),
      (mine, theirs, step) => {
        if (other.#members.has(step)) {
          return undefined;
        }
        return mine && theirs ? mine.recursiveDifference(theirs) : mine;
      },
    );
  }

  /** With every named field on the way to a member as a member itself. */
  withNamedFields(): FieldSet {
    return new FieldSet(
      [
        ...this.#members,
        ...[...this.#children.keys()].filter(step => step.startsWith('f:')),
      ],
      [...this.#children].map(([step, child]): [string, FieldSet] => [
        step,
        child.withNamedFields(),
      ]),
    );
  }

  equals(other: FieldSet): boolean {
    return this.difference(other).empty && other.difference(this).empty;
  }

  /** Every path: at each level first what ends there, then what goes deeper. */
  paths(prefix: string[] = []): string[][] {
    const steps = this.#steps();
    return [
      ...steps
        .filter(step => this.#members.has(step))
        .map(step => [...prefix, step]),
      ...steps.flatMap(
        step => this.#children.get(step)?.paths([...prefix, step]) ?? [],
      ),
    ];
  }

  toJson(): JsonRecord {
    const result: JsonRecord = {};
    for (const step of this.#steps()) {
      const child = this.#children.get(step);
      const below = child && !child.empty ? child.toJson() : undefined;
      if (below && this.#members.has(step)) {
        result[step] = { '.': {}, ...below };
      } else if (below || this.#members.has(step)) {
        result[step] = below ?? {};
      }
    }
    return result;
  }

  #steps(): string[] {
    return [...new Set([...this.#members, ...this.#children.keys()])].sort();
  }

  #combine(
    other: FieldSet,
    members: string[],
    merge: (
      mine: FieldSet | undefined,
      theirs: FieldSet | undefined,
      step: string,
    ) => FieldSet | undefined,
  ): FieldSet {
    const steps = new Set([
      ...this.#children.keys(),
      ...other.#children.keys(),
    ]);
    const children: [string, FieldSet][] = [];
    for (const step of steps) {
      const child = merge(
        this.#children.get(step),
        other.#children.get(step),
        step,
      );
      if (child && !child.empty) {
        children.push([step, child]);
      }
    }
    return new FieldSet(members, children);
  }
}

function namesOf(keys: unknown): string {
  return isRecord(keys)
    ? Object.entries(keys)
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')
    : '';
}

/** A path as the API names it in a conflict: `.spec.template.spec.containers[name="web"].image`. */
export function printPath(path: string[]): string {
  return path
    .map(step => {
      const rest = step.slice(2);
      switch (step[0]) {
        case 'f':
          return `.${rest}`;
        case 'k':
          return `[${namesOf(JSON.parse(rest))}]`;
        case 'v':
          return `[=${rest}]`;
        default:
          return `[${rest}]`;
      }
    })
    .join('');
}
