const longestQuote = 200;

/**
 * What a forge says of an error, short and on one line: `message` (Gitea, GitHub; GitLab also as lists by field), with the
 * first of GitHub's `errors`, or `error` (GitLab).
 */
export function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(body));
  const words = [
    textOf(fields.get('message') ?? fields.get('error')),
    textOf(fields.get('errors')),
  ].filter(text => text !== '');
  return words.length > 0
    ? words.join(': ').replace(/\s+/g, ' ').trim().slice(0, longestQuote)
    : undefined;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return textOf(value[0]);
  }
  if (typeof value !== 'object' || value === null) {
    return '';
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  if (fields.has('message')) {
    return textOf(fields.get('message'));
  }
  const [first] = fields;
  return first && textOf(first[1]) ? `${first[0]} ${textOf(first[1])}` : '';
}
