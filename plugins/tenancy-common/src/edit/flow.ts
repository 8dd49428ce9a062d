import {
  beginsLine,
  columnOf,
  headStart,
  lineBreak,
  lineEnd,
  lineStart,
  nextLine,
  Splice,
} from './lines';
import { CollectionOutline, EntryOutline } from './outline';
import { keyText, oneLine, scalarInStyle } from './print';
import { EditValue } from './types';

/** Puts a field or, where no key is named, an item within brackets, before the entry at the index or behind the last. */
export function insertInFlow(
  text: string,
  { start, end, entries }: CollectionOutline,
  index: number,
  value: EditValue,
  key?: string,
): Splice[] {
  const piece =
    key === undefined
      ? oneLine(value)
      : `${keyText(key, true)}: ${oneLine(value)}`;
  const last = entries.at(-1);
  if (!last) {
    return [put(start + 1, piece)];
  }
  const eol = lineBreak(text);
  const next = entries.at(index);
  if (next) {
    return beginsLine(text, next.start)
      ? [
          put(
            headStart(text, next.start, entries[index - 1]?.end ?? start),
            `${' '.repeat(columnOf(text, next.start))}${piece},${eol}`,
          ),
        ]
      : [put(next.start, `${piece}, `)];
  }
  if (!beginsLine(text, last.start)) {
    return last.comma === undefined
      ? [put(last.end, `, ${piece}`)]
      : [put(last.comma + 1, ` ${piece},`)];
  }
  const behind = last.comma === undefined ? last.end : last.comma + 1;
  const line = `${eol}${' '.repeat(columnOf(text, last.start))}${piece}`;
  // The comment behind the last item stays behind it, unless the bracket is on that line.
  const to =
    lineStart(text, end) === lineStart(text, behind)
      ? behind
      : lineEnd(text, behind);
  return last.comma === undefined
    ? [put(last.end, ','), put(to, line)]
    : [put(to, `${line},`)];
}

/** Takes an entry away that is not the only one within its brackets. */
export function removeFromFlow(
  text: string,
  { start, end, entries }: CollectionOutline,
  index: number,
): Splice[] {
  const entry = entries[index];
  const before = entries.at(index - 1);
  const next = entries.at(index + 1);
  if (hasOwnLines(text, entry, end)) {
    const floor = index > 0 && before ? before.end : start;
    return [
      {
        from: headStart(text, entry.start, floor),
        to: nextLine(text, entry.comma ?? entry.end),
        text: '',
      },
    ];
  }
  if (next && index + 1 < entries.length) {
    const isApart = /\n\s*#/.test(text.slice(entry.end, next.start));
    const to =
      isApart && entry.comma !== undefined
        ? lineEnd(text, entry.comma)
        : next.start;
    return [{ from: entry.start, to, text: '' }];
  }
  const gap = before ? text.slice(before.end, entry.start) : '';
  const from = before && !gap.includes('#') ? before.end : entry.start;
  return [{ from, to: entry.end, text: '' }];
}

/** Gives an entry within brackets another value; undefined where it has no place for one. */
export function replaceInFlow(
  { after, lead, value: old }: EntryOutline,
  value: EditValue,
): Splice[] | undefined {
  if (old) {
    const source =
      old.kind === 'scalar' ? scalarInStyle(old, value, true) : undefined;
    return [{ from: old.start, to: old.end, text: source ?? oneLine(value) }];
  }
  return after === undefined ? undefined : [put(after, lead + oneLine(value))];
}

function put(at: number, text: string): Splice {
  return { from: at, to: at, text };
}

/** Whether nothing else than its comma and its comment is on the lines of an entry. */
function hasOwnLines(
  text: string,
  { start, end, comma }: EntryOutline,
  closed: number,
): boolean {
  const behind = comma === undefined ? end : comma + 1;
  return (
    beginsLine(text, start) &&
    lineStart(text, end) === lineStart(text, behind) &&
    nextLine(text, behind) < closed &&
    /^[ \t]*(?:#.*)?$/.test(text.slice(behind, lineEnd(text, behind)))
  );
}
