import { GitError } from './git';
import { isAncestor, listCommits } from './reading/commits';
import { Repository } from './repository';
import { CommitPerson, commitTree } from './writing';

export type MergeStyle =
  'merge' | 'rebase' | 'rebase-merge' | 'squash' | 'fast-forward-only';

/** What a merge comes to, before any branch moves. */
export type MergeOutcome =
  | { kind: 'merged'; sha: string }
  | { kind: 'conflict'; files: string[] }
  | { kind: 'unrelated' }
  /** Only for `fast-forward-only`: the base has commits that the head has not. */
  | { kind: 'diverged' };

type TreeOutcome =
  | { kind: 'clean'; tree: string }
  | { kind: 'conflict'; files: string[] }
  | { kind: 'unrelated' };

const rebaseLimit = 1_000;

/** Merges two commits' trees in memory, against their merge base. */
export async function mergeTrees(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<TreeOutcome> {
  try {
    const { code, stdout } = await repository.git.run(
      [
        'merge-tree',
        '--write-tree',
        '-z',
        '--name-only',
        '--no-messages',
        ours,
        theirs,
      ],
      { accept: [1] },
    );
    const [tree, ...files] = stdout
      .toString('utf8')
      .split('\0')
      .filter(field => field !== '');
    return code === 0
      ? { kind: 'clean', tree }
      : { kind: 'conflict', files: [...new Set(files)] };
  } catch (error) {
    if (error instanceof GitError && error.stderr.includes('unrelated')) {
      return { kind: 'unrelated' };
    }
    throw error;
  }
}

/** Makes the commit that the base branch is to move to. No branch moves here. */
export async function prepareMerge(
  repository: Repository,
  options: {
    style: MergeStyle;
    base: string;
    head: string;
    message: string;
    /** Signs a squashed commit. */
    author: CommitPerson;
    committer: CommitPerson;
  },
): Promise<MergeOutcome> {
  const { style, base, head, message, author, committer } = options;
  switch (style) {
    case 'merge':
      return await mergeCommit(repository, {
        base,
        head,
        parents: [base, head],
        message,
        author: committer,
        committer,
      });
    case 'squash':
      return await mergeCommit(repository, {
        base,
        head,
        parents: [base],
        message,
        author,
        committer,
      });
    case 'fast-forward-only':
      return (await isAncestor(repository, base, head))
        ? { kind: 'merged', sha: head }
        : { kind: 'diverged' };
    case 'rebase':
      return await rebase(repository, { base, head, committer });
    case 'rebase-merge': {
      const rebased = await rebase(repository, { base, head, committer });
      return rebased.kind === 'merged'
        ? await mergeCommit(repository, {
            base,
            head: rebased.sha,
            parents: [base, rebased.sha],
            message,
            author: committer,
            committer,
          })
        : rebased;
    }
    default:
      throw new Error(`${style satisfies never} is not a way to merge`);
  }
}

async function mergeCommit(
  repository: Repository,
  options: {
    base: string;
    head: string;
    parents: string[];
    message: string;
    author: CommitPerson;
    committer: CommitPerson;
  },
): Promise<MergeOutcome> {
  const { base, head, parents, message, author, committer } = options;
  const merged = await mergeTrees(repository, base, head);
  if (merged.kind !== 'clean') {
    return merged;
  }
  const sha = await commitTree(repository, {
    tree: merged.tree,
    parents,
    message,
    author,
    committer,
  });
  return { kind: 'merged', sha };
}

/**
 * Puts the head's own commits on the base one after the other, as `git rebase` does:
 * merges are left out, and so are commits that change nothing any more.
 */
export async function rebase(
  repository: Repository,
  options: { base: string; head: string; committer: CommitPerson },
): Promise<MergeOutcome> {
  const { base, head, committer } = options;
  const commits = await listCommits(repository, {
    from: head,
    without: base,
    limit: rebaseLimit,
    oldestFirst: true,
  });
  const isLinear = commits.every(({ parents }) => parents.length === 1);
  if (isLinear && (await isAncestor(repository, base, head))) {
    return { kind: 'merged', sha: head };
  }
  let tip = base;
  for (const commit of commits.filter(({ parents }) => parents.length === 1)) {
    const picked = await mergeOnto(repository, {
      tip,
      from: commit.parents[0],
      to: commit.sha,
      person: committer,
    });
    if (picked.kind !== 'clean') {
      return picked;
    }
    const present = await repository.git.text(['rev-parse', `${tip}^{tree}`]);
    if (picked.tree !== present) {
      tip = await commitTree(repository, {
        tree: picked.tree,
        parents: [tip],
        message: commit.message,
        author: { ...commit.author, date: new Date(commit.author.date) },
        committer,
      });
    }
  }
  return { kind: 'merged', sha: tip };
}

/**
 * Applies the difference of two commits to a third.
 *
 * git 2.39 has no `merge-tree --merge-base`: three commits of the same trees, of which the first
 * is the parent of the others, make it the merge base.
 */
async function mergeOnto(
  repository: Repository,
  options: { tip: string; from: string; to: string; person: CommitPerson },
): Promise<TreeOutcome> {
  const { tip, from, to, person } = options;
  const copy = async (commit: string, parents: string[]) =>
    await commitTree(repository, {
      tree: `${commit}^{tree}`,
      parents,
      message: 'A step of a rebase',
      author: person,
      committer: person,
    });
  const root = await copy(from, []);
  return await mergeTrees(
    repository,
    await copy(tip, [root]),
    await copy(to, [root]),
  );
}
