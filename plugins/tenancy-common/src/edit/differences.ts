import { diffArrays } from 'diff';
import { Edit, EditPath, EditStep, EditValue } from './types';
import {
  canonical,
  EditMap,
  equal,
  fieldOf,
  isEmpty,
  isList,
  isMap,
} from './values';

/* Beyond this many items that come and go, a list is another one. */
const MAX_CHANGED_ITEMS = 300;

/** The fewest edits that bring a value to another. Fields come before what is taken away, so that nothing is left empty. */
export function differences(
  before: EditValue | undefined,
  after: EditValue,
  path: EditPath,
): Edit[] {
  if (before !== undefined && equal(before, after)) {
    return [];
  }
  if (!isEmpty(before) && !isEmpty(after)) {
    if (isMap(before) && isMap(after)) {
      return ofMaps(before, after, path);
    }
    if (isList(before) && isList(after)) {
      return ofLists(before, after, path);
    }
  }
  return [{ kind: 'set', path, value: after }];
}

function ofMaps(before: EditMap, after: EditMap, path: EditPath): Edit[] {
  const changed = Object.entries(after).flatMap(([field, value]) =>
    value === undefined
      ? []
      : differences(fieldOf(before, field), value, [...path, field]),
  );
  const removed = Object.entries(before)
    .filter(
      ([field, value]) =>
        value !== undefined && fieldOf(after, field) === undefined,
    )
    .map(([field]): Edit => ({ kind: 'remove', path: [...path, field] }));
  return [...changed, ...removed];
}

/** An item of the list as it will be, while it becomes so. */
interface Slot {
  /** Its index in the list before; unset for an item that comes. */
  from?: number;
  value: EditValue;
  goes: boolean;
}

function ofLists(
  before: readonly EditValue[],
  after: readonly EditValue[],
  path: EditPath,
): Edit[] {
  const name = nameOf(before, after);
  const identity = (item: EditValue) =>
    name && isMap(item) ? String(fieldOf(item, name)) : canonical(item);
  const parts = diffArrays(before.map(identity), after.map(identity), {
    maxEditLength: MAX_CHANGED_ITEMS,
  });
  if (!parts) {
    return [{ kind: 'set', path, value: after }];
  }
  const stepTo = (index: number): EditStep => {
    const item = before[index];
    return name && isMap(item) ? { [name]: identity(item) } : index;
  };
  const nested: Edit[] = [];
  const slots: Slot[] = [];
  const comes: { slot: Slot; behind: number }[] = [];
  let old = 0;
  let fresh = 0;
  let gone: number[] = [];
  let come: number[] = [];

  const settle = () => {
    const pairs = name ? [] : pairsOf(before, gone, after, come);
    for (const index of gone) {
      const partner = pairs.find(pair => pair.old === index)?.fresh;
      if (partner !== undefined) {
        const waiting = come.filter(
          one => one < partner && !pairs.some(pair => pair.fresh === one),
        );
        add(waiting);
        come = come.filter(one => !waiting.includes(one));
        nested.push(
          ...differences(before[index], after[partner], [
            ...path,
            stepTo(index),
          ]),
        );
      }
      slots.push({
        from: index,
        value: partner === undefined ? before[index] : after[partner],
        goes: partner === undefined,
      });
    }
    add(come.filter(one => !pairs.some(pair => pair.fresh === one)));
    gone = [];
    come = [];
  };
  const add = (indexes: readonly number[]) => {
    for (const index of indexes) {
      const slot = { value: after[index], goes: false };
      comes.push({ slot, behind: slots.length });
      slots.push(slot);
    }
  };
  for (const { added, removed, count } of parts) {
    for (let index = 0; index < count; index += 1) {
      if (removed) {
        gone.push(old);
        old += 1;
      } else if (added) {
        come.push(fresh);
        fresh += 1;
      } else {
        if (index === 0) {
          settle();
        }
        nested.push(
          ...differences(before[old], after[fresh], [...path, stepTo(old)]),
        );
        slots.push({ from: old, value: after[fresh], goes: false });
        old += 1;
        fresh += 1;
      }
    }
  }
  settle();

  const present = new Set(
    slots
      .filter(({ from }) => from !== undefined)
      .map(({ value }) => canonical(value)),
  );
  const additions = comes.map(({ slot, behind }): Edit => {
    const isLast = slots
      .slice(behind + 1)
      .every(({ from }) => from === undefined);
    const known = canonical(slot.value);
    const isNew = !present.has(known);
    present.add(known);
    const edit = { kind: 'add' as const, path, value: slot.value };
    return isLast && isNew ? edit : { ...edit, at: behind };
  });
  const removals = slots
    .flatMap(({ goes }, index): Edit[] =>
      goes ? [{ kind: 'remove', path: [...path, index] }] : [],
    )
    .reverse();
  return [...nested, ...additions, ...removals];
}

/** The field by which the items of both lists are known; undefined where they have none, or two share one. */
function nameOf(
  before: readonly EditValue[],
  after: readonly EditValue[],
): string | undefined {
  return ['name', 'environment'].find(field =>
    [before, after].every(list => {
      const names = list.map(item =>
        isMap(item) ? fieldOf(item, field) : undefined,
      );
      return (
        names.every(one => typeof one === 'string') &&
        new Set(names).size === names.length
      );
    }),
  );
}

/** Which of the items that go becomes which of those that come, in order: one changed line instead of two items. */
function pairsOf(
  before: readonly EditValue[],
  gone: readonly number[],
  after: readonly EditValue[],
  come: readonly number[],
): { old: number; fresh: number }[] {
  const pairs: { old: number; fresh: number }[] = [];
  let next = 0;
  for (const old of gone) {
    const found = come.findIndex(
      (fresh, at) => at >= next && areAlike(before[old], after[fresh]),
    );
    if (found >= 0) {
      pairs.push({ old, fresh: come[found] });
      next = found + 1;
    }
  }
  return pairs;
}

/** Whether one can be taken for a change of the other: two texts, or two maps that share at least half of their fields. */
function areAlike(one: EditValue, other: EditValue): boolean {
  if (isMap(one) && isMap(other)) {
    const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const shared = fields.filter(field =>
      equal(fieldOf(one, field), fieldOf(other, field)),
    );
    return shared.length * 2 >= fields.length;
  }
  return !(isMap(one) || isList(one) || isMap(other) || isList(other));
}
