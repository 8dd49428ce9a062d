interface Dialect {
  /** What `*` stands for. */
  star: string;
  /** What `?` stands for. */
  one: string;
  /** Whether `**` crosses separators where `*` does not. */
  doubleStar: boolean;
  /** Whether `{a,b}` lists alternatives. */
  braces: boolean;
}

function toRegExp(pattern: string, dialect: Dialect): RegExp | undefined {
  let source = '';
  let depth = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === '*') {
      if (dialect.doubleStar && pattern[index + 1] === '*') {
        source += '.*';
        index += 1;
      } else {
        source += dialect.star;
      }
    } else if (character === '?') {
      source += dialect.one;
    } else if (character === '\\' && index + 1 < pattern.length) {
      index += 1;
      source += escape(pattern[index]);
    } else if (character === '[') {
      const end = pattern.indexOf(']', index + 2);
      if (end < 0) {
        return undefined;
      }
      const body = pattern.slice(index + 1, end).replace(/^[!^]/, '');
      const negated = /^[!^]/.test(pattern.slice(index + 1));
      source += `[${negated ? '^' : ''}${body.replace(/[\\\]^]/g, '\\$&')}]`;
      index = end;
    } else if (dialect.braces && character === '{') {
      depth += 1;
      source += '(?:';
    } else if (dialect.braces && character === '}' && depth > 0) {
      depth -= 1;
      source += ')';
    } else if (dialect.braces && character === ',' && depth > 0) {
      source += '|';
    } else {
      source += escape(character);
    }
  }
  return depth === 0 ? compile(source) : undefined;
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return undefined;
  }
}

function escape(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/**
 * Go's `path.Match`, the dialect of directory generators and of the kinds in an AppProject: `*` stops at a slash.
 * A broken pattern matches nothing.
 */
export function matchesPath(pattern: string, value: string): boolean {
  const expression = toRegExp(pattern, {
    star: '[^/]*',
    one: '[^/]',
    doubleStar: false,
    braces: false,
  });
  return expression?.test(value) ?? false;
}

/**
 * gobwas/glob, the dialect of an AppProject's repositories, destinations and sync windows: `*` stops at the separator,
 * where there is one, and `**` never does.
 */
export function matchesGlob(
  pattern: string,
  value: string,
  options?: { separator?: '/' },
): boolean {
  const inner = options?.separator ? '[^/]' : '.';
  const expression = toRegExp(pattern, {
    star: `${inner}*`,
    one: inner,
    doubleStar: true,
    braces: true,
  });
  return expression?.test(value) ?? false;
}

/**
 * A git pathspec as `git ls-files -- <pattern>` reads it, the dialect of files generators: `*` crosses slashes, and a
 * directory's name stands for all below it.
 */
export function matchesPathspec(pattern: string, value: string): boolean {
  const trimmed = pattern.replace(/^\/+|\/+$/g, '');
  if (trimmed === value || value.startsWith(`${trimmed}/`)) {
    return true;
  }
  const expression = toRegExp(trimmed, {
    star: '.*',
    one: '.',
    doubleStar: true,
    braces: false,
  });
  return expression?.test(value) ?? false;
}
