import { Layout } from './layout';
import {
  beginsLine,
  blankStart,
  columnOf,
  headStart,
  isBlankLine,
  lineBreak,
  lineEnd,
  lineStart,
  nextLine,
  Splice,
  tailEnd,
} from './lines';
import { CollectionOutline, EntryOutline } from './outline';
import {
  fieldLines,
  indented,
  itemLines,
  keyText,
  oneLine,
  scalarInStyle,
} from './print';
import { EditValue } from './types';
import { isList, isMap } from './values';

/** A map or list in a block, and what is needed to write in it. */
export interface Block {
  text: string;
  layout: Layout;
  collection: CollectionOutline;
  /** The field whose value it is, for the style of its items. */
  field: string;
  /** Where what precedes it ends. */
  floor: number;
  isRoot: boolean;
}

/** Puts a field or, where no key is named, an item before the entry at the index, or behind the last. */
export function insertInBlock(
  block: Block,
  index: number,
  value: EditValue,
  key?: string,
): Splice[] {
  const { text, collection, floor, isRoot } = block;
  const { entries } = collection;
  const eol = lineBreak(text);
  const column = columnOf(text, collection.start);
  const lines = linesOf(block, value, key, entries[index] ?? entries.at(-1));
  const gap = areApart(block) ? [''] : [];
  const isInside = !beginsLine(text, collection.start);
  // A field before the first one of an item would have to take its place behind the dash: two changed lines.
  const at = key !== undefined && isInside ? Math.max(index, 1) : index;
  if (at > 0) {
    const from = tailEnd(text, entries[at - 1].end, column);
    const added = [...gap, ...lines.map(indented(column))];
    return [{ from, to: from, text: added.map(line => eol + line).join('') }];
  }
  if (isInside) {
    const [first, ...rest] = lines;
    const added = [first, ...[...rest, ...gap].map(indented(column))];
    return [
      {
        from: collection.start,
        to: collection.start,
        text: `${added.join(eol)}${eol}${' '.repeat(column)}`,
      },
    ];
  }
  const from = isRoot
    ? lineStart(text, collection.start)
    : headStart(text, collection.start, floor);
  const added = [...lines.map(indented(column)), ...gap];
  return [{ from, to: from, text: added.map(line => line + eol).join('') }];
}

/** Takes an entry away that is not the only one, with its comments. */
export function removeFromBlock(block: Block, index: number): Splice[] {
  const { text, collection } = block;
  const { entries } = collection;
  const entry = entries[index];
  const column = columnOf(text, collection.start);
  const end = tailEnd(text, entry.end, column);
  const next = entries[index + 1];
  if (!beginsLine(text, entry.start)) {
    const rest = nextLine(text, end);
    const to =
      rest + (/^\s*/.exec(text.slice(rest, next?.start))?.[0].length ?? 0);
    return [{ from: entry.start, to, text: '' }];
  }
  const floor = entries[index - 1]?.end ?? block.floor;
  const isHeader = block.isRoot && index === 0;
  let from = isHeader
    ? lineStart(text, entry.start)
    : headStart(text, entry.start, floor);
  let to = nextLine(text, end);
  if (!next || isBlankLine(text, to)) {
    const blank = blankStart(text, from, floor);
    if (index === 0 && next) {
      while (isBlankLine(text, to) && to < next.start) {
        to = nextLine(text, to);
      }
    } else {
      from = blank;
    }
  }
  if (to === end && from > 0) {
    // The text ends without a break, and does so without the entry.
    from -= text[from - 2] === '\r' ? 2 : 1;
  }
  return [{ from, to, text: '' }];
}

/** Gives an entry another value; undefined where it is written in a way that has no place for one. */
export function replaceInBlock(
  block: Block,
  entry: EntryOutline,
  value: EditValue,
): Splice[] | undefined {
  const { text, collection } = block;
  const { after, value: old } = entry;
  if (old?.kind === 'scalar') {
    const source = scalarInStyle(old, value, false);
    if (source !== undefined) {
      return [
        {
          from: old.start,
          to: old.end,
          text: source.replaceAll('\n', lineBreak(text)),
        },
      ];
    }
  }
  const keepsBrackets =
    old && old.kind !== 'scalar' && old.flow && old.entries.length > 0;
  if (keepsBrackets && (isList(value) || isMap(value))) {
    return [{ from: old.start, to: old.end, text: oneLine(value) }];
  }
  if (after === undefined) {
    return undefined;
  }
  const column = columnOf(text, collection.start);
  const [first, ...rest] = linesOf(block, value, entry.key, entry);
  const lead =
    entry.key === undefined
      ? first.slice(1)
      : first.slice(keyText(entry.key, false).length + 1);
  const below = rest
    .map(line => lineBreak(text) + indented(column)(line))
    .join('');
  if (!old) {
    return put(
      text,
      after,
      after,
      lead && entry.lead + lead.trimStart(),
      below,
    );
  }
  if (old.kind === 'scalar' && old.token.type === 'block-scalar') {
    const head = old.token.props[0];
    const to = old.start + ('source' in head ? head.source.length : 0);
    const line = lineEnd(text, to);
    return [
      { from: after, to, text: lead },
      { from: line, to: Math.max(old.end, line), text: below },
    ];
  }
  if (lineStart(text, old.start) === lineStart(text, after)) {
    return put(text, after, old.end, lead, below);
  }
  const line = lineEnd(text, after);
  return [
    { from: after, to: after, text: lead },
    { from: line, to: tailEnd(text, old.end, column), text: below },
  ];
}

function put(
  text: string,
  from: number,
  to: number,
  lead: string,
  below: string,
): Splice[] {
  const line = lineEnd(text, to);
  return [
    { from, to, text: lead },
    { from: line, to: line, text: below },
  ];
}

function linesOf(
  { layout, field, collection }: Block,
  value: EditValue,
  key: string | undefined,
  like: EntryOutline | undefined,
): string[] {
  if (key !== undefined) {
    return fieldLines(key, value, layout);
  }
  const neighbours = [like, ...collection.entries]
    .map(entry => entry?.value)
    .find(one => one && one.kind !== 'scalar' && one.entries.length > 0);
  const inline =
    neighbours && neighbours.kind !== 'scalar' ? neighbours.flow : undefined;
  return itemLines(field, value, layout, inline);
}

/** Whether a blank line stands between all of its entries. */
function areApart({ text, collection }: Block): boolean {
  const { entries } = collection;
  return (
    entries.length > 1 &&
    entries.slice(1).every(({ start }, index) => {
      const between = text.slice(entries[index].end, lineStart(text, start));
      return /\n[ \t]*\r?\n/.test(between);
    })
  );
}
