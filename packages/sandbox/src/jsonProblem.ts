/** Go's words for what is wrong with a JSON text, as close as one can tell. */
export function jsonProblem(text: string): string {
  if (text.trim() === '') {
    return 'unexpected end of JSON input';
  }
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/end of JSON|Unterminated/.test(message)) {
      return 'unexpected end of JSON input';
    }
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? NaN);
    const character = Number.isNaN(position)
      ? text.trim()[0]
      : (text[position] ?? '');
    const place = /property name/.test(message)
      ? 'looking for beginning of object key string'
      : 'looking for beginning of value';
    return `invalid character '${character}' ${place}`;
  }
  return 'unexpected end of JSON input';
}
