const ownerPattern = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
const repositoryPattern = /^[A-Za-z0-9._][A-Za-z0-9._-]*$/;
const reservedOwners = new Set([
  'admin',
  'api',
  'assets',
  'attachments',
  'explore',
  'login',
  'org',
  'repo',
  'user',
]);
/** What no repository's name may end with, as other addresses do. */
export const reservedEndings = ['.git', '.wiki', '.rss', '.atom'];

/**
 * Whether an owner may have this name: Gitea's rule for user names
 * (letters, digits, single `.`, `_`, `-` between them, at most 40), less the first parts of the forge's own addresses.
 */
export function isOwnerName(name: string): boolean {
  return (
    name.length <= 40 &&
    ownerPattern.test(name) &&
    !reservedOwners.has(name.toLowerCase())
  );
}

/** Whether a repository may have this name: Gitea's AlphaDashDot, at most 100, not beginning with a dash. */
export function isRepositoryName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    name.length <= 100 &&
    repositoryPattern.test(name) &&
    !/^\.+$/.test(name) &&
    !reservedEndings.some(ending => lower.endsWith(ending))
  );
}

/** Whether git accepts this as a branch's or tag's name: the rules of git-check-ref-format(1), at most 250 bytes. */
export function isReferenceName(name: string): boolean {
  return (
    name.length > 0 &&
    Buffer.byteLength(name) <= 250 &&
    name !== '@' &&
    !hasForbiddenCharacter(name) &&
    !name.startsWith('-') &&
    !name.endsWith('.') &&
    !name.includes('..') &&
    !name.includes('@{') &&
    name
      .split('/')
      .every(
        part =>
          part.length > 0 && !part.startsWith('.') && !part.endsWith('.lock'),
      )
  );
}

function hasForbiddenCharacter(name: string): boolean {
  return [...name].some(character => {
    const code = character.codePointAt(0) ?? 0;
    return code <= 0x20 || code === 0x7f || '~^:?*[\\'.includes(character);
  });
}

/** Whether this is a whole or abbreviated object name of SHA-1. */
export function isObjectName(name: string): boolean {
  return /^[0-9a-f]{4,40}$/.test(name);
}

/** Whether this is a whole object name of SHA-1. */
export function isWholeObjectName(name: string): boolean {
  return /^[0-9a-f]{40}$/.test(name);
}

/**
 * Whether a file in a tree may have this path: relative, at most 500 bytes,
 * no empty part, `.`, `..` or any spelling of `.git`.
 */
export function isTreePath(path: string): boolean {
  return (
    Buffer.byteLength(path) <= 500 &&
    [...path].every(character => {
      const code = character.codePointAt(0) ?? 0;
      return code >= 0x20 && code !== 0x7f && code !== 0xfffd;
    }) &&
    path
      .split('/')
      .every(
        part =>
          part !== '' &&
          part !== '.' &&
          part !== '..' &&
          !/^\.git[. ]*$/i.test(part) &&
          !/^git~\d+$/i.test(part),
      )
  );
}
