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

/**
 * The same value with every text in it shared; empty lists become one, and so do lists of the same one text, as the revision
 * that Git has, that was synced, and that runs.
 */
export function shareAll<T>(value: T, share: Share): T {
  return sharedValue(value, share, new Map()) as T;
}

const nothing: readonly never[] = Object.freeze([]);

function sharedValue(
  value: unknown,
  share: Share,
  lists: Map<string, readonly string[]>,
): unknown {
  if (typeof value === 'string') {
    return share(value);
  }
  if (Array.isArray(value)) {
    const [first] = value;
    if (value.length === 1 && typeof first === 'string') {
      const known = lists.get(first) ?? [share(first)];
      lists.set(first, known);
      return known;
    }
    return value.length === 0
      ? nothing
      : value.map(item => sharedValue(item, share, lists));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [
        share(name),
        sharedValue(field, share, lists),
      ]),
    );
  }
  return value;
}
