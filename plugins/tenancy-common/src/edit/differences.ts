import { aligned, nameField } from './alignment';
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

function ofLists(
  before: readonly EditValue[],
  after: readonly EditValue[],
  path: EditPath,
): Edit[] {
  const name = nameField(before, after);
  const items = aligned(before, after, name);
  if (!items) {
    return [{ kind: 'set', path, value: after }];
  }
  const stepTo = (index: number): EditStep => {
    const item = before[index];
    const known = name && isMap(item) ? fieldOf(item, name) : undefined;
    return name && typeof known === 'string' ? { [name]: known } : index;
  };
  const changes = items.flatMap(({ old, fresh }) =>
    old === undefined || fresh === undefined
      ? []
      : differences(before[old], after[fresh], [...path, stepTo(old)]),
  );
  const lastOld = items.findLastIndex(({ old }) => old !== undefined);
  const present = new Set(
    items.flatMap(({ old, fresh }) =>
      old === undefined
        ? []
        : [canonical((fresh === undefined ? before : after)[fresh ?? old])],
    ),
  );
  const additions = items.flatMap(({ old, fresh }, at): Edit[] => {
    if (old !== undefined || fresh === undefined) {
      return [];
    }
    const value = after[fresh];
    const known = canonical(value);
    // What is added without a place is not added twice.
    const needsPlace = at < lastOld || present.has(known);
    present.add(known);
    return [{ kind: 'add', path, value, ...(needsPlace && { at }) }];
  });
  const removals = items.flatMap(({ fresh }, index): Edit[] =>
    fresh === undefined ? [{ kind: 'remove', path: [...path, index] }] : [],
  );
  return [...changes, ...additions, ...removals.reverse()];
}
