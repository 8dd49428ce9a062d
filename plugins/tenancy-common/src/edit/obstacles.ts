import {
  FieldPath,
  formatPath,
  short,
} from '@socle/plugin-platform-common/documents';
import { EditPath, EditStep, EditValue } from './types';
import { fieldOf, isList, isMap } from './values';

/** Why an edit cannot be done, and the deepest place on its way that is there. */
export interface Obstacle {
  path: FieldPath;
  message: string;
  remedy: string;
}

/** How far a path leads. */
export interface Found {
  /** The steps that lead to something, with indexes. */
  path: FieldPath;
  value: EditValue | undefined;
  /** The steps that lead further, to what is not there. */
  rest: EditPath;
}

type ItemFields = Exclude<EditStep, string | number>;

const gone = 'Look at the file as it is now: it may have changed.';

/** The document itself is not a place. */
export const wholeDocument: Obstacle = {
  path: [],
  message: 'The edit would replace the document as a whole.',
  remedy: 'Edit its fields, or write a new file.',
};

/** Why the path leads no further than it does. */
export function obstacleAt(found: Found): Obstacle {
  const { path, value, rest } = found;
  const [step] = rest;
  if (typeof step === 'number') {
    return isList(value) ? noIndex(found, step) : notA('a list', found);
  }
  if (typeof step === 'string') {
    return isMap(value) || value === null
      ? {
          path,
          message: `${named(path)} has no field ${short(step)}.`,
          remedy: gone,
        }
      : notA('a map of fields', found);
  }
  if (!isList(value)) {
    return notA('a list', found);
  }
  return notOne(found, value, step);
}

function notOne(
  { path }: Found,
  list: readonly EditValue[],
  fields: ItemFields,
): Obstacle {
  const [[field, wanted] = ['name', '']] = Object.entries(fields);
  const times = matching(list, fields).length;
  const whose = `whose ${short(field)} is ${shown(wanted)}`;
  if (times > 1) {
    return {
      path,
      message: `${named(path)} has ${times} items ${whose}.`,
      remedy: 'Give each item a name of its own first.',
    };
  }
  const known = list
    .map(item => (isMap(item) ? fieldOf(item, field) : undefined))
    .filter(one => typeof one === 'string');
  return {
    path,
    message: `${named(path)} has no item ${whose}.`,
    remedy:
      known.length > 0
        ? `Name one of those that it has: ${short(known.slice(0, 20).join(', '), 200)}.`
        : gone,
  };
}

/** No item of the list equals the one that is to go. */
export function noItem({ path }: Found, item: EditValue): Obstacle {
  return {
    path,
    message: `${named(path)} does not hold ${isMap(item) || isList(item) ? 'that item' : shown(item)}.`,
    remedy: gone,
  };
}

/** There is no item of the index. */
export function noIndex({ path, value }: Found, index: number): Obstacle {
  const count = isList(value) ? value.length : 0;
  return {
    path,
    message: `${named(path)} has no item ${index}: it has ${count}.`,
    remedy: gone,
  };
}

/** What the path leads to is not of the kind that the edit is about. */
export function notA(kind: string, { path, value }: Found): Obstacle {
  return {
    path,
    message: `${named(path)} is ${shown(value ?? null)}, not ${kind}.`,
    remedy: `Make it ${kind} first, or edit another field.`,
  };
}

function named(path: FieldPath): string {
  return path.length > 0 ? short(formatPath(path), 120) : 'The document';
}

function shown(value: EditValue): string {
  if (isList(value)) {
    return 'a list';
  }
  if (isMap(value)) {
    return 'a map of fields';
  }
  return value === null ? 'empty' : short(JSON.stringify(value));
}

/** The indexes of the items whose fields have these values. */
export function matching(
  list: readonly EditValue[],
  fields: ItemFields,
): number[] {
  const wanted = Object.entries(fields);
  return list.flatMap((item, index) =>
    isMap(item) &&
    wanted.every(([field, value]) => fieldOf(item, field) === value)
      ? [index]
      : [],
  );
}
