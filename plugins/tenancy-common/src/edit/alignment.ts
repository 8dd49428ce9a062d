import { diffArrays } from 'diff';
import { EditValue } from './types';
import { canonical, equal, fieldOf, isList, isMap } from './values';

/** One item of two lists: of the list before by its index, of the list after, or of both where one becomes the other. */
export interface Aligned {
  old?: number;
  fresh?: number;
}

/* Beyond this many items that come and go, a list is another one. */
const MAX_CHANGED_ITEMS = 100;

/** The field by which the items of both lists are known; undefined where they have none, or two share one. */
export function nameField(
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

/**
 * The items of two lists in one order: matched by the field that names them, else by equality; between those that match,
 * an item that goes and a similar one that comes are one that changes. Undefined where the lists have too little in common.
 */
export function aligned(
  before: readonly EditValue[],
  after: readonly EditValue[],
  name: string | undefined,
): Aligned[] | undefined {
  const identity = (item: EditValue) =>
    canonical(name && isMap(item) ? fieldOf(item, name) : item);
  const parts = diffArrays(before.map(identity), after.map(identity), {
    maxEditLength: MAX_CHANGED_ITEMS,
  });
  if (!parts) {
    return undefined;
  }
  const all: Aligned[] = [];
  let old = 0;
  let fresh = 0;
  let gone: number[] = [];
  let come: number[] = [];
  const settle = () => {
    all.push(
      ...settled(gone, come, (one, other) =>
        name ? false : areAlike(before[one], after[other]),
      ),
    );
    gone = [];
    come = [];
  };
  for (const { added, removed, count } of parts) {
    if (removed) {
      gone = gone.concat(numbers(old, count));
    } else if (added) {
      come = come.concat(numbers(fresh, count));
    } else {
      settle();
      const ahead = fresh - old;
      all.push(
        ...numbers(old, count).map(one => ({ old: one, fresh: one + ahead })),
      );
    }
    old += added ? 0 : count;
    fresh += removed ? 0 : count;
  }
  settle();
  return all;
}

function numbers(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

/** Items that go and items that come at one place, in order, those that are alike as one. */
function settled(
  gone: readonly number[],
  come: readonly number[],
  alike: (old: number, fresh: number) => boolean,
): Aligned[] {
  const all: Aligned[] = [];
  let waiting = [...come];
  for (const old of gone) {
    const partner = waiting.findIndex(fresh => alike(old, fresh));
    if (partner >= 0) {
      all.push(...waiting.slice(0, partner).map(fresh => ({ fresh })));
      all.push({ old, fresh: waiting[partner] });
      waiting = waiting.slice(partner + 1);
    } else {
      all.push({ old });
    }
  }
  return [...all, ...waiting.map(fresh => ({ fresh }))];
}

/** Whether one can be taken for a change of the other: two scalars, or two maps that share at least half of their fields. */
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
