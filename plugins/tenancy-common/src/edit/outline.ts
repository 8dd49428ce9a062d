import { CST, Parser } from 'yaml';
import { FieldPath } from '@socle/plugin-platform-common/documents';

/** Where a value stands in a text: offsets of its first character and after its last, without the comment behind it. */
export interface ScalarOutline {
  kind: 'scalar';
  start: number;
  end: number;
  token: CST.FlowScalar | CST.BlockScalar;
}

/** Where a map or list stands, and each of its entries. */
export interface CollectionOutline {
  kind: 'map' | 'list';
  start: number;
  end: number;
  /** Whether it is written within brackets. */
  flow: boolean;
  /** A map of one field that a list in brackets holds without braces: `[a: b]`. */
  bare: boolean;
  entries: EntryOutline[];
}

export type Outline = ScalarOutline | CollectionOutline;

/** A field of a map with its value, or an item of a list. */
export interface EntryOutline {
  /** Of a field. */
  key?: string;
  /** Where the key, the dash or, in brackets, the item begins. */
  start: number;
  /** Where the entry ends, without the comma and the comment behind it. */
  end: number;
  /** After the colon or the dash; undefined where a value cannot be put behind the key. */
  after?: number;
  /** What has to be written at `after`, before a value where none is. */
  lead: string;
  /** Where the comma behind it is, in brackets. */
  comma?: number;
  value?: Outline;
}

/** Where the values of a text stand that `readYaml` accepts; undefined where it holds none. */
export function outlineOf(text: string): Outline | undefined {
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document') {
      return token.value && outline(token.value);
    }
  }
  return undefined;
}

/** The outlines from the document to the place at the path, one more than there are steps; shorter where it ends before. */
export function outlinesAlong(root: Outline, path: FieldPath): Outline[] {
  const found = [root];
  for (const step of path) {
    const next = entryOf(found[found.length - 1], step)?.value;
    if (!next) {
      return found;
    }
    found.push(next);
  }
  return found;
}

/** The entry of a field or item. */
export function entryOf(
  collection: Outline,
  step: string | number,
): EntryOutline | undefined {
  if (collection.kind === 'scalar') {
    return undefined;
  }
  return collection.kind === 'list'
    ? collection.entries[Number(step)]
    : collection.entries.find(entry => entry.key === String(step));
}

function outline(token: CST.Token): Outline | undefined {
  switch (token.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return {
        kind: 'scalar',
        start: token.offset,
        end: token.offset + token.source.length,
        token,
      };
    case 'block-scalar': {
      const head = token.props.reduce(
        (length, prop) => length + ('source' in prop ? prop.source.length : 0),
        0,
      );
      const end = token.offset + head + token.source.length;
      const broken = /\r?\n$/.exec(token.source)?.[0].length ?? 0;
      return { kind: 'scalar', start: token.offset, end: end - broken, token };
    }
    case 'block-map':
    case 'block-seq':
      return blockOutline(token);
    case 'flow-collection':
      return flowOutline(token);
    default:
      return undefined;
  }
}

function blockOutline(
  token: CST.BlockMap | CST.BlockSequence,
): CollectionOutline {
  const entries = token.items
    .map(item => entryOutline(item, token.type === 'block-map'))
    .filter(entry => entry !== undefined);
  return {
    kind: token.type === 'block-map' ? 'map' : 'list',
    start: entries[0]?.start ?? token.offset,
    end: entries.at(-1)?.end ?? token.offset,
    flow: false,
    bare: false,
    entries,
  };
}

function flowOutline(token: CST.FlowCollection): CollectionOutline {
  const isMap = token.start.type === 'flow-map-start';
  const entries: EntryOutline[] = [];
  for (const item of token.items) {
    const comma = item.start.find(({ type }) => type === 'comma');
    const before = entries.at(-1);
    if (comma && before) {
      before.comma = comma.offset;
    }
    const entry =
      !isMap && item.sep ? pairOutline(item) : entryOutline(item, isMap);
    if (entry) {
      entries.push(entry);
    }
  }
  const close = token.end.find(({ type }) => /^flow-.*-end$/.test(type));
  return {
    kind: isMap ? 'map' : 'list',
    start: token.offset,
    end: close ? close.offset + 1 : token.offset + 1,
    flow: true,
    bare: false,
    entries,
  };
}

function pairOutline(item: CST.CollectionItem): EntryOutline | undefined {
  const field = entryOutline(item, true);
  if (!field) {
    return undefined;
  }
  const { start, end } = field;
  return {
    start,
    end,
    lead: '',
    value: {
      kind: 'map',
      start,
      end,
      flow: true,
      bare: true,
      entries: [field],
    },
  };
}

function entryOutline(
  item: CST.CollectionItem,
  isField: boolean,
): EntryOutline | undefined {
  const sign = item.start.find(
    ({ type }) => type === 'seq-item-ind' || type === 'explicit-key-ind',
  );
  const colon = item.sep?.find(({ type }) => type === 'map-value-ind');
  const key = item.key ? outline(item.key) : undefined;
  const value = item.value ? outline(item.value) : undefined;
  const start = [
    sign,
    key && { offset: key.start },
    value && { offset: value.start },
  ]
    .map(one => one?.offset)
    .find(offset => offset !== undefined);
  if (start === undefined) {
    return undefined;
  }
  const afterSign = isField
    ? colon && colon.offset + 1
    : sign && sign.offset + 1;
  const bareKey =
    isField && !colon && sign?.type !== 'explicit-key-ind'
      ? key?.end
      : undefined;
  const after = afterSign ?? bareKey;
  return {
    ...(isField && {
      key: String(CST.resolveAsScalar(item.key)?.value ?? ''),
    }),
    start,
    end: value?.end ?? Math.max(key?.end ?? start, after ?? start),
    after: isField || sign ? after : value?.start,
    lead: bareKey === undefined ? ' ' : ': ',
    value,
  };
}
