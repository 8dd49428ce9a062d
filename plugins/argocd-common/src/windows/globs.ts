import { RE2JS } from 're2js';

/* Longer than any name that it could be meant for. */
const maximumLength = 1_000;

/**
 * Whether a glob of Argo CD matches a text, in time that grows with its length only. The dialect is gobwas/glob's without
 * separators: `*` and `**` stand for anything, `?` for one character, `[a-c]`, `[!abc]` and `{one,two}` for a choice, `\`
 * takes the next character as it is. A broken pattern matches nothing. Source: Argo CD's `glob.Match`.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  if (pattern === text || pattern === '*') {
    return !/[[\]{}\\]/.test(pattern);
  }
  const source =
    pattern.length <= maximumLength ? sourceOf(pattern) : undefined;
  if (source === undefined) {
    return false;
  }
  try {
    return RE2JS.compile(source, RE2JS.DOTALL).matches(text);
  } catch {
    return false;
  }
}

/** The regular expression that a glob stands for; undefined where it is broken. */
function sourceOf(pattern: string): string | undefined {
  let source = '';
  let depth = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    switch (character) {
      case '*':
        source += '.*';
        break;
      case '?':
        source += '.';
        break;
      case '\\':
        index += 1;
        source += RE2JS.quote(pattern[index] ?? '\\');
        break;
      case '[': {
        const end = pattern.indexOf(']', index + 2);
        if (end < 0) {
          return undefined;
        }
        source += classOf(pattern.slice(index + 1, end));
        index = end;
        break;
      }
      case '{':
        depth += 1;
        source += '(?:';
        break;
      case '}':
        depth -= 1;
        source += depth < 0 ? '' : ')';
        break;
      case ',':
        source += depth > 0 ? '|' : ',';
        break;
      default:
        source += RE2JS.quote(character);
    }
    if (depth < 0) {
      return undefined;
    }
  }
  return depth === 0 ? source : undefined;
}

/** A choice of characters: a range, or a list. */
function classOf(body: string): string {
  const negated = body.startsWith('!');
  const characters = body
    .slice(negated ? 1 : 0)
    .replace(/[\\\]^[]/g, found => `\\${found}`);
  return `[${negated ? '^' : ''}${characters}]`;
}
