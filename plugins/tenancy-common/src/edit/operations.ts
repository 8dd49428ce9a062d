import { z } from 'zod/v4';
import { FieldPath } from '@socle/plugin-platform-common/documents';
import { fieldOrder } from './schemaFields';
import { insertInBlock, removeFromBlock, replaceInBlock } from './block';
import { insertInFlow, removeFromFlow, replaceInFlow } from './flow';
import { layoutOf } from './layout';
import { Splice, spliced } from './lines';
import { CollectionOutline, outlineOf, outlinesAlong } from './outline';
import { EditValue } from './types';
import { changedAt, isList, isMap } from './values';

/** What is done to the text and to its value alike, at a place that is known to be there. */
export type Operation =
  | { kind: 'replace'; path: FieldPath; value: EditValue }
  | { kind: 'insertField'; path: FieldPath; key: string; value: EditValue }
  | { kind: 'insertItem'; path: FieldPath; at: number; value: EditValue }
  | { kind: 'remove'; path: FieldPath };

/** The document's value when the operation is done. */
export function appliedTo(root: EditValue, operation: Operation): EditValue {
  const { kind, path } = operation;
  switch (kind) {
    case 'replace':
      return changedAt(root, path, () => operation.value);
    case 'insertField':
      return changedAt(root, path, map => ({
        ...(isMap(map) && map),
        [operation.key]: operation.value,
      }));
    case 'insertItem':
      return changedAt(root, path, list =>
        isList(list) ? list.toSpliced(operation.at, 0, operation.value) : [],
      );
    case 'remove': {
      const step = path[path.length - 1];
      return changedAt(root, path.slice(0, -1), collection =>
        isList(collection)
          ? collection.filter((_, index) => index !== step)
          : Object.fromEntries(
              Object.entries(collection ?? {}).filter(
                ([field]) => field !== String(step),
              ),
            ),
      );
    }
    default:
      throw new TypeError(`no operation: ${kind satisfies never}`);
  }
}

/** The text when the operation is done; undefined where the place is written in a way that it does not know. */
export function writtenTo(
  text: string,
  operation: Operation,
  schema: z.ZodType | undefined,
): string | undefined {
  const root = outlineOf(text);
  const isInsertion =
    operation.kind === 'insertField' || operation.kind === 'insertItem';
  const path = isInsertion ? operation.path : operation.path.slice(0, -1);
  const outlines = root ? outlinesAlong(root, path) : [];
  const collection = outlines[path.length];
  if (!root || !collection || collection.kind === 'scalar') {
    return undefined;
  }
  const above = outlines[path.length - 1];
  const block = {
    text,
    layout: layoutOf(text, root, schema !== undefined),
    collection,
    field: String(path.findLast(step => typeof step === 'string') ?? ''),
    floor: floorOf(collection, above),
    isRoot: path.length === 0,
  };
  const step = operation.path[operation.path.length - 1];
  const index =
    collection.kind === 'list'
      ? Number(step)
      : collection.entries.findIndex(({ key }) => key === String(step));
  const splices = (): Splice[] | undefined => {
    switch (operation.kind) {
      case 'replace': {
        const entry = collection.entries.at(index);
        if (index < 0 || !entry) {
          return undefined;
        }
        return collection.flow
          ? replaceInFlow(entry, operation.value)
          : replaceInBlock(block, entry, operation.value);
      }
      case 'remove':
        if (collection.bare || !collection.entries[index]) {
          return undefined;
        }
        return collection.flow
          ? removeFromFlow(text, collection, index)
          : removeFromBlock(block, index);
      default: {
        if (collection.bare) {
          return undefined;
        }
        const key =
          operation.kind === 'insertField' ? operation.key : undefined;
        const at =
          operation.kind === 'insertField'
            ? placeOf(collection, operation.key, fieldOrder(schema, path))
            : operation.at;
        return collection.flow
          ? insertInFlow(text, collection, at, operation.value, key)
          : insertInBlock(block, at, operation.value, key);
      }
    }
  };
  const found = splices();
  return found && spliced(text, found);
}

/** Where a field goes: behind the last of those that the schema puts before it; else first; at the end if it says nothing. */
function placeOf(
  { entries }: CollectionOutline,
  key: string,
  order: readonly string[],
): number {
  const rank = order.indexOf(key);
  if (rank < 0) {
    return entries.length;
  }
  const before = entries
    .map((entry, index) => ({ rank: order.indexOf(entry.key ?? ''), index }))
    .filter(one => one.rank >= 0 && one.rank < rank)
    .sort((one, other) => one.rank - other.rank);
  return (before.at(-1)?.index ?? -1) + 1;
}

/** Where what precedes the first entry ends: the key or dash of the collection. */
function floorOf(
  collection: CollectionOutline,
  above: ReturnType<typeof outlinesAlong>[number] | undefined,
): number {
  const holder =
    above?.kind === 'scalar'
      ? undefined
      : above?.entries.find(entry => entry.value === collection);
  return holder?.after ?? -1;
}
