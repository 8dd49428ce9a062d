/** A replacement of a part of a text, by offsets. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/** The text with all of them done. They do not overlap; of two at one place the first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const splice of [...splices].sort((one, two) => one.from - two.from)) {
    pieces.push(text.slice(at, splice.from), splice.text);
    at = Math.max(at, splice.to);
  }
  return pieces.join('') + text.slice(at);
}

/** The break of the text's lines. */
export function lineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, before its break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return end > offset && text[end - 1] === '\r' && found >= 0 ? end - 1 : end;
}

/** Where the next line begins; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but spaces is before it on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

const comment = /^([ \t]*)#/;

function lineAt(text: string, start: number): string {
  return text.slice(start, lineEnd(text, start));
}

export function isBlankLine(text: string, start: number): boolean {
  return /^[ \t]*$/.test(lineAt(text, start));
}

/** The column of the comment that has the line to itself; undefined for other lines. */
export function commentColumn(text: string, start: number): number | undefined {
  return comment.exec(lineAt(text, start))?.[1].length;
}

/**
 * Where what belongs to an entry of a block ends: its last line, and the lines of comment under it that are indented
 * deeper than the entry. Before the break of that line.
 */
export function tailEnd(text: string, end: number, column: number): number {
  let tail = lineEnd(text, end);
  for (
    let at = nextLine(text, end);
    at < text.length;
    at = nextLine(text, at)
  ) {
    const found = commentColumn(text, at);
    if (found !== undefined && found > column) {
      tail = lineEnd(text, at);
    } else if (!isBlankLine(text, at)) {
      break;
    }
  }
  return tail;
}

/**
 * Where what belongs to an entry of a block begins: its first line, or the first of the lines of comment directly above
 * it that are indented as it is. Never before `floor`, where what precedes it ends.
 */
export function headStart(text: string, start: number, floor: number): number {
  const column = columnOf(text, start);
  let head = lineStart(text, start);
  while (head > 0) {
    const above = lineStart(text, head - 1);
    if (above <= floor || commentColumn(text, above) !== column) {
      break;
    }
    head = above;
  }
  return head;
}

/** Where the blank lines above a line begin; the line itself where there are none. Never before `floor`. */
export function blankStart(text: string, line: number, floor: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (above <= floor || !isBlankLine(text, above)) {
      break;
    }
    start = above;
  }
  return start;
}
