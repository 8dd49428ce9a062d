/**
 * Gives equal texts as one: what thousands of objects say alike is kept once.
 *
 * @public
 */
export type Share = (text: string) => string;

/**
 * A `Share` with a memory of its own, of at most so many texts: it begins anew when it is full.
 *
 * @public
 */
export function sharedTexts(options: { limit?: number } = {}): Share {
  /* Most texts are of one Application alone: to remember them all takes more than what is shared spares. */
  const { limit = 10_000 } = options;
  const known = new Map<string, string>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) {
      return before;
    }
    if (known.size >= limit) {
      known.clear();
    }
    known.set(text, text);
    return text;
  };
}

/** The same value with every text in it shared; lists and objects that are empty become one. */
export function shareAll<T>(value: T, share: Share): T {
  return sharedValue(value, share) as T;
}

const nothing: readonly never[] = Object.freeze([]);

function sharedValue(value: unknown, share: Share): unknown {
  if (typeof value === 'string') {
    return share(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? nothing
      : value.map(item => sharedValue(item, share));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [
        share(name),
        sharedValue(field, share),
      ]),
    );
  }
  return value;
}
