/** Text that is HTML already. Only {@link html} and {@link trusted} make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | Part[];

/** Writes HTML. Everything put into it is escaped, apart from HTML; lists are joined, `undefined` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.reduce(
      (text, string, index) => text + toText(parts[index - 1]) + string,
    ),
  );
}

/** Takes HTML from a library that has made it safe. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Escapes text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function toText(part: Part): string {
  if (part === undefined || part === false) {
    return '';
  }
  if (Array.isArray(part)) {
    return part.map(toText).join('');
  }
  return part instanceof Html ? part.text : escapeHtml(String(part));
}
