import { notFound } from '../errors';
import { GitError } from '../git';
import { Repository } from '../repository';

/** Who wrote or committed, and when (ISO 8601). */
export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
}

const format = '%H%n%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B';

/** Which commits: those that can be reached from `from`, and not from `without`, that touch `path`. */
export interface CommitRange {
  from: string;
  without?: string;
  path?: string;
}

/** Reads a page of commits, newest first. */
export async function listCommits(
  repository: Repository,
  range: CommitRange & { skip?: number; limit: number; oldestFirst?: boolean },
): Promise<Commit[]> {
  const records = await repository.git.records([
    'log',
    '-z',
    `--format=${format}`,
    ...(range.oldestFirst ? ['--reverse', '--topo-order'] : []),
    `--skip=${range.skip ?? 0}`,
    `--max-count=${range.limit}`,
    ...rangeArguments(range),
  ]);
  return records.map(parseCommit);
}

export async function countCommits(
  repository: Repository,
  range: CommitRange,
): Promise<number> {
  const text = await repository.git.text([
    'rev-list',
    '--count',
    ...rangeArguments(range),
  ]);
  return parseInt(text, 10);
}

/**
 * Reads one commit by its whole object name.
 *
 * @throws ForgeError 404 where there is none.
 */
export async function readCommit(
  repository: Repository,
  sha: string,
): Promise<Commit> {
  const [commit] = await listCommits(repository, { from: sha, limit: 1 });
  if (!commit) {
    throw notFound();
  }
  return commit;
}

/** The best common ancestor; undefined where two commits have none. */
export async function mergeBase(
  repository: Repository,
  left: string,
  right: string,
): Promise<string | undefined> {
  const { code, stdout } = await repository.git.run(
    ['merge-base', left, right],
    { accept: [1] },
  );
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** Whether the first commit can be reached from the second. */
export async function isAncestor(
  repository: Repository,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  try {
    const { code } = await repository.git.run(
      ['merge-base', '--is-ancestor', ancestor, descendant],
      { accept: [1] },
    );
    return code === 0;
  } catch (error) {
    if (error instanceof GitError && error.code === 128) {
      return false;
    }
    throw error;
  }
}

function rangeArguments({ from, without, path }: CommitRange): string[] {
  return [
    '--end-of-options',
    from,
    ...(without ? [`^${without}`] : []),
    '--',
    ...(path ? [path] : []),
  ];
}

function parseCommit(record: string): Commit {
  const lines = record.split('\n');
  const [sha, tree, parents, ...signatures] = lines;
  const [authorName, authorEmail, authorDate, ...committer] = signatures;
  const [committerName, committerEmail, committerDate] = committer;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: authorName, email: authorEmail, date: authorDate },
    committer: {
      name: committerName,
      email: committerEmail,
      date: committerDate,
    },
    message: lines.slice(9).join('\n'),
  };
}
