import { isObjectName, isReferenceName } from '../names';
import { Repository } from '../repository';

/** What a name in an address turned out to be. */
export interface Revision {
  kind: 'branch' | 'tag' | 'commit';
  /** The name as it was asked for. */
  name: string;
  /** The commit's whole object name. */
  sha: string;
}

/**
 * Finds the commit behind a branch, a tag, a whole ref name, or a whole or abbreviated commit, in this order.
 *
 * Only plain names are looked up: git's revision expressions (`main~3`, `:/text`) are not names.
 */
export async function findRevision(
  repository: Repository,
  name: string,
): Promise<Revision | undefined> {
  const candidates = candidatesOf(name);
  if (candidates.length === 0) {
    return undefined;
  }
  const answer = await repository.git.text(
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    {
      input: candidates
        .map(({ expression }) => `${expression}^{commit}\n`)
        .join(''),
    },
  );
  const lines = answer.split('\n');
  const index = lines.findIndex(line => / commit$/.test(line));
  return index < 0
    ? undefined
    : { kind: candidates[index].kind, name, sha: lines[index].slice(0, 40) };
}

function candidatesOf(
  name: string,
): Array<{ kind: Revision['kind']; expression: string }> {
  const candidates: Array<{ kind: Revision['kind']; expression: string }> = [];
  if (isReferenceName(name)) {
    candidates.push(
      { kind: 'branch', expression: `refs/heads/${name}` },
      { kind: 'tag', expression: `refs/tags/${name}` },
    );
    if (/^refs\/(heads|tags|pull)\//.test(name)) {
      candidates.push({ kind: 'commit', expression: name });
    }
  }
  if (isObjectName(name)) {
    candidates.push({ kind: 'commit', expression: name });
  }
  return candidates;
}

/**
 * Splits `branch/with/slashes/and/a/path` where a revision ends: the longest beginning that is one.
 *
 * git keeps no branch `a` beside a branch `a/b`, so that at most one branch fits.
 */
export async function splitRevision(
  repository: Repository,
  text: string,
): Promise<{ revision: Revision; path: string } | undefined> {
  const parts = text.split('/').filter(part => part !== '');
  for (let length = Math.min(parts.length, 12); length > 0; length -= 1) {
    const revision = await findRevision(
      repository,
      parts.slice(0, length).join('/'),
    );
    if (revision) {
      return { revision, path: parts.slice(length).join('/') };
    }
  }
  return undefined;
}

/** Splits `branch/path` by the known branches alone. */
export function splitBranch(
  repository: Repository,
  text: string,
): { branch: string; sha: string; path: string } | undefined {
  const parts = text.split('/').filter(part => part !== '');
  for (let length = 1; length <= parts.length; length += 1) {
    const branch = parts.slice(0, length).join('/');
    const sha = repository.refs.branch(branch);
    if (sha) {
      return { branch, sha, path: parts.slice(length).join('/') };
    }
  }
  return undefined;
}
