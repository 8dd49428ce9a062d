/**
 * A path of those segments, each of them encoded, so that no name can lead elsewhere.
 *
 * @public
 */
export function pathOf(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}

/**
 * A query with its question mark, each value of a list by itself; empty where nothing is asked for.
 *
 * @public
 */
export function queryOf(values: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== '') {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
