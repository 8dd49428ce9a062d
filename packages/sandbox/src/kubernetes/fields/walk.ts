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
  const bothBare = isBare(before) && isBare(after);
  const leaf =
    bothBare ||
    (before === undefined || before === null
      ? isAtomic(schema, after)
      : after === undefined || after === null
        ? isAtomic(schema, before)
        : isAtomic(schema, before) || isAtomic(schema, after));
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

/** Keeps the order of what is applied; items that only the live list has stay before the ones they stood before. */
function mergeLists(
  live: unknown[],
  applied: unknown[],
  stepOfItem: (item: unknown) => string,
  merge: (live: unknown, applied: unknown) => unknown,
): unknown[] {
  const liveByStep = new Map(live.map(item => [stepOfItem(item), item]));
  const appliedSteps = new Set(applied.map(stepOfItem));
  const result: unknown[] = [];
  let position = 0;
  const takeLiveOnly = (until: string | undefined) => {
    while (position < live.length) {
      const step = stepOfItem(live[position]);
      if (step === until) {
        break;
      }
      if (!appliedSteps.has(step)) {
        result.push(live[position]);
      } else if (until === undefined || !liveByStep.has(until)) {
        break;
      }
      position += 1;
    }
  };
  for (const item of applied) {
    const step = stepOfItem(item);
    if (liveByStep.has(step)) {
      takeLiveOnly(step);
    }
    result.push(merge(liveByStep.get(step), item));
  }
  for (const item of live.slice(position)) {
    if (!appliedSteps.has(stepOfItem(item))) {
      result.push(item);
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
