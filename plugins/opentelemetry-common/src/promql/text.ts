/* What Go's quoting has short names for. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/* A reviewer must see what is written: controls, and what turns or hides text, are written out. */
const toEscape = /[\\"\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * A text as PromQL quotes it, on one line (Prometheus' util/strutil/quote.go). Halves of surrogate pairs, which UTF-8
 * cannot hold, become U+FFFD.
 */
export function quote(text: string): string {
  return `"${text.replace(toEscape, found => escapes[found] ?? codePoint(found))}"`;
}

function codePoint(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0xd800 && point <= 0xdfff) {
    return '\uFFFD';
  }
  const code = point.toString(16);
  return code.length <= 4
    ? `\\u${code.padStart(4, '0')}`
    : `\\U${code.padStart(8, '0')}`;
}

const named: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
  "'": 39,
  '"': 34,
};

/* One character, or one escape of those that Go knows. */
const piece =
  /\\(?:x(?<byte>[0-9a-fA-F]{2})|u(?<short>[0-9a-fA-F]{4})|U(?<long>[0-9a-fA-F]{8})|(?<octal>[0-7]{3})|(?<name>[abfnrtv\\'"]))|(?<plain>[^\\\n])/uy;

/**
 * What a quoted text of PromQL means; undefined where Prometheus would refuse it: an unknown escape, a line break, no
 * quote at its end, bytes that are no UTF-8.
 */
export function unquote(quoted: string): string | undefined {
  const sign = quoted.charAt(0);
  if (quoted.length < 2 || !quoted.endsWith(sign)) {
    return undefined;
  }
  const body = quoted.slice(1, -1);
  if (sign === '`') {
    return body;
  }
  const bytes: number[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < body.length) {
    const groups = piece.exec(body)?.groups;
    const next = groups && bytesOf(groups, sign);
    if (!next) {
      return undefined;
    }
    bytes.push(...next);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes),
    );
  } catch {
    return undefined;
  }
}

function bytesOf(
  groups: Partial<Record<string, string>>,
  sign: string,
): readonly number[] | undefined {
  const { byte, short, long, octal, name, plain } = groups;
  const code = short ?? long;
  if (plain !== undefined) {
    return plain === sign ? undefined : [...new TextEncoder().encode(plain)];
  }
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? [...new TextEncoder().encode(String.fromCodePoint(point))]
      : undefined;
  }
  if (name !== undefined) {
    // Of the two quotes, only the one around the text may be escaped.
    return (name === "'" || name === '"') && name !== sign
      ? undefined
      : [named[name]];
  }
  const value = byte ? Number.parseInt(byte, 16) : Number.parseInt(octal!, 8);
  return value <= 255 ? [value] : undefined;
}

/** A text as a regular expression that matches only itself (Go's regexp.QuoteMeta). */
export function literally(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
