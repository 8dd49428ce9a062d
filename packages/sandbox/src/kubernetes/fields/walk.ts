import { isRecord, JsonRecord, sameJson } from '../json';
import { Schema, schemaOfField } from '../schema/schema';
import { FieldSet } from './fieldSet';
import { isAtomic, isMergingList, namesField, stepOf } from './steps';

/** The paths that a value sets: what its author has an opinion about. */
export function fieldSetOf(schema: Schema, value: unknown): FieldSet {
  const set = new FieldSet();
  collect(schema, value, [], set);
  return set;
}

function collect(
  schema: Schema,
  value: unknown,
  path: string[],
  set: FieldSet,
): void {
  if (isAtomic(schema, value)) {
    set.insert(path);
    return;
  }
  if (isMergingList(schema)) {
    for (const item of Array.isArray(value) ? value : []) {
      const below = [...path, stepOf(schema, item)];
      collect(schema.element, item, below, set);
      set.insert(below);
    }
    return;
  }
  if (!isRecord(value)) {
    return;
  }
  for (const [field, child] of Object.entries(value)) {
    const below = [...path, `f:${field}`];
    collect(schemaOfField(schema, field), child, below, set);
    const bare =
      child === null || (isRecord(child) && Object.keys(child).length === 0);
    if (bare || !namesField(schema, field)) {
      set.insert(below);
    }
  }
}

/** What differs between two values of one schema. */
export interface Comparison {
  added: FieldSet;
  modified: FieldSet;
  removed: FieldSet;
}

export function compareFields(
  schema: Schema,
  before: unknown,
  after: unknown,
): Comparison {
  const comparison = {
    added: new FieldSet(),
    modified: new FieldSet(),
    removed: new FieldSet(),
  };
  compare(schema, before, after, [], comparison);
  return comparison;
}

function isBare(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  return (
    value === undefined ||
    value === null ||
    (isRecord(value) && Object.keys(value).length === 0)
  );
}

/** Whether two values are compared as wholes. */
function isLeaf(schema: Schema, before: unknown, after: unknown): boolean {
  if (isBare(before) && isBare(after)) {
    return true;
  }
  const present = [before, after].filter(
    value => value !== undefined && value !== null,
  );
  return present.some(value => isAtomic(schema, value));
}

function compare(
  schema: Schema,
  before: unknown,
  after: unknown,
  path: string[],
  result: Comparison,
): void {
  if (before === undefined && after === undefined) {
    return;
  }
  const leaf = isLeaf(schema, before, after);
  if (!leaf) {
    if (isMergingList(schema)) {
      const left = new Map(
        (Array.isArray(before) ? before : []).map(item => [
          stepOf(schema, item),
          item,
        ]),
      );
      const right = new Map(
        (Array.isArray(after) ? after : []).map(item => [
          stepOf(schema, item),
          item,
        ]),
      );
      for (const step of new Set([...left.keys(), ...right.keys()])) {
        compare(
          schema.element,
          left.get(step),
          right.get(step),
          [...path, step],
          result,
        );
      }
    } else {
      const left = isRecord(before) ? before : {};
      const right = isRecord(after) ? after : {};
      for (const field of new Set([
        ...Object.keys(left),
        ...Object.keys(right),
      ])) {
        compare(
          schemaOfField(schema, field),
          left[field],
          right[field],
          [...path, `f:${field}`],
          result,
        );
      }
    }
  }
  if (before === undefined) {
    result.added.insert(path);
  } else if (after === undefined) {
    result.removed.insert(path);
  } else if (leaf && !sameJson(before, after)) {
    result.modified.insert(path);
  }
}

/** Lays what is applied over what is there. */
export function mergeFields(
  schema: Schema,
  live: unknown,
  applied: unknown,
): unknown {
  if (applied === undefined) {
    return live;
  }
  if (live === undefined || live === null || isAtomic(schema, applied)) {
    return applied;
  }
  if (isMergingList(schema)) {
    return mergeLists(
      Array.isArray(live) ? live : [],
      Array.isArray(applied) ? applied : [],
      item => stepOf(schema, item),
      (left, right) => mergeFields(schema.element, left, right),
    );
  }
  if (!isRecord(live) || !isRecord(applied)) {
    return applied;
  }
  const result: JsonRecord = { ...live };
  for (const [field, value] of Object.entries(applied)) {
    result[field] = mergeFields(
      schemaOfField(schema, field),
      live[field],
      value,
    );
  }
  return result;
}

/**
 * The order of both lists, as far as they agree: items that only the live list has keep their place, and where the
 * lists disagree on the order of what they share, what is applied decides. Source: structured-merge-diff.
 */
function mergeLists(
  live: unknown[],
  applied: unknown[],
  stepOfItem: (item: unknown) => string,
  merge: (live: unknown, applied: unknown) => unknown,
): unknown[] {
  const liveSteps = live.map(stepOfItem);
  const appliedSteps = applied.map(stepOfItem);
  const isApplied = new Set(appliedSteps);
  const liveByStep = new Map(live.map((item, i) => [liveSteps[i], item]));
  const shared = appliedSteps.filter(step => liveByStep.has(step));
  const result: unknown[] = [];
  let left = 0;
  let right = 0;
  const takeApplied = () => {
    const step = appliedSteps[right];
    result.push(merge(liveByStep.get(step), applied[right]));
    right += 1;
    if (shared[0] === step) {
      shared.shift();
    }
  };
  while (left < live.length || right < applied.length) {
    const step = liveSteps[left];
    if (left < live.length && !isApplied.has(step)) {
      result.push(live[left]);
      left += 1;
    } else if (right >= applied.length) {
      left += 1;
    } else if (left < live.length && step === appliedSteps[right]) {
      takeApplied();
      left += 1;
    } else if (left < live.length && shared[0] !== step) {
      left += 1;
    } else {
      takeApplied();
    }
  }
  return result;
}

/** The value without the fields and items that are members of the set. */
export function removeFields(
  schema: Schema,
  value: unknown,
  set: FieldSet,
): unknown {
  if (isMergingList(schema) && Array.isArray(value)) {
    return value
      .filter(item => !set.has(stepOf(schema, item)))
      .map(item => {
        const below = set.child(stepOf(schema, item));
        return below ? removeFields(schema.element, item, below) : item;
      });
  }
  if (!isRecord(value) || isAtomic(schema, value)) {
    return value;
  }
  const result: JsonRecord = {};
  for (const [field, child] of Object.entries(value)) {
    const step = `f:${field}`;
    if (set.has(step)) {
      continue;
    }
    const below = set.child(step);
    result[field] = below
      ? removeFields(schemaOfField(schema, field), child, below)
      : child;
  }
  return result;
}
