import { short } from '@socle/plugin-platform-common/documents';

/** Where two texts begin to differ, and in what. */
export interface Difference {
  /** From 1. */
  line: number;
  message: string;
}

/** How what is there differs from what should be, in words; undefined where it does not. */
export function differenceOf(
  is: string,
  should: string,
): Difference | undefined {
  if (is === should) {
    return undefined;
  }
  return differenceInForm(is, should) ?? differenceInLines(is, should);
}

/** What editors and version control change by themselves is named, as the lines look alike. */
function differenceInForm(is: string, should: string): Difference | undefined {
  if (is.replaceAll('\r\n', '\n') === should) {
    return {
      line: 1,
      message:
        'Its lines end in CRLF, as on Windows; otherwise it is as rendered.',
    };
  }
  if (is.startsWith('\uFEFF') && is.slice(1) === should) {
    return {
      line: 1,
      message: 'It begins with a byte order mark; otherwise it is as rendered.',
    };
  }
  if (is.trimEnd() === should.trimEnd()) {
    return {
      line: is.trimEnd().split('\n').length,
      message: is.endsWith('\n')
        ? 'It ends in empty lines or spaces; otherwise it is as rendered.'
        : 'It does not end in a line end; otherwise it is as rendered.',
    };
  }
  return undefined;
}

function differenceInLines(is: string, should: string): Difference {
  let start = 0;
  let line = 1;
  let at = 0;
  for (; at < is.length && is[at] === should[at]; at += 1) {
    if (is[at] === '\n') {
      start = at + 1;
      line += 1;
    }
  }
  const found = lineAt(is, start, at);
  const wanted = lineAt(should, start, at);
  if (found === undefined) {
    return {
      line: Math.max(line - 1, 1),
      message: `It ends after this line, before ${wanted ?? 'its end'}.`,
    };
  }
  return {
    line,
    message:
      wanted === undefined
        ? `It goes on with ${found}, where it should end.`
        : `Here is ${found}, where the rendered file has ${wanted}.`,
  };
}

/** What people see of a line: from shortly before the place that matters. Undefined where the text has ended. */
function lineAt(
  text: string,
  start: number,
  place: number,
): string | undefined {
  if (start >= text.length) {
    return undefined;
  }
  const end = text.indexOf('\n', start);
  const cut = place - start > 60;
  const from = cut ? place - 30 : start;
  // A line may be as long as a file, and no more of it is looked at than can be shown.
  const to = Math.min(end < 0 ? text.length : end, from + 500);
  const words = short(text.slice(from, to).trim(), 80);
  return words ? `"${cut ? '…' : ''}${words}"` : 'an empty line';
}
