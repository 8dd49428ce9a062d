/* Control and format characters, separators of lines and paragraphs, halves of a surrogate pair, private use. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;

const short: Record<string, string> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/**
 * Text of strangers as one line that a terminal shows and does not obey: what cannot be seen, or turns the direction of
 * the text, is written as an escape.
 */
export function visible(text: string): string {
  return text.replace(unseen, escape);
}

/** The same for text of several lines, with its tabs. */
export function visibleLines(text: string): string {
  return text.replace(unseen, found =>
    found === '\n' || found === '\t' ? found : escape(found),
  );
}

/**
 * Values as JSON in which nothing but line ends is a control character. What JSON may leave as it is and a terminal would
 * obey is written as `\u`, so that readers of JSON get the same text.
 */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(unseen, found =>
    found === '\n' ? found : escapeInJson(found),
  );
}

/** The same on one line. */
export function visibleJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(unseen, escapeInJson);
}

function escapeInJson(found: string): string {
  return [...Array(found.length).keys()]
    .map(at => `\\u${hexadecimal(found.charCodeAt(at))}`)
    .join('');
}

function escape(found: string): string {
  const code = found.codePointAt(0) ?? 0;
  if (short[found]) {
    return short[found];
  }
  return code < 0x100
    ? `\\x${hexadecimal(code).slice(-2)}`
    : `\\u{${code.toString(16)}}`;
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, '0');
}
