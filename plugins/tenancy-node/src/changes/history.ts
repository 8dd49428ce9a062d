import { BranchCommit } from '../forges';

/**
 * The commits of a branch since it left its base, and where that was.
 *
 * @public
 */
export interface BranchHistory {
  /** The newest first; each before its parents. */
  commits: BranchCommit[];
  /** The newest commit of the base branch that the branch has. */
  mergeBase: string;
}

/**
 * Puts a branch's own commits in order.
 *
 * `commits` are those that the base has not. A parent outside of them is the base's: the first one that is met from the head
 * on is where the two met last.
 *
 * @public
 */
export function readHistory(
  head: string,
  commits: readonly BranchCommit[],
): BranchHistory {
  const byName = new Map(commits.map(commit => [commit.sha, commit]));
  const seen = new Set<string>();
  const ordered: BranchCommit[] = [];
  // Depth first: a commit is placed before all of its parents once these are placed.
  const place = (start: string) => {
    const stack = [{ sha: start, done: false }];
    while (stack.length > 0) {
      const { sha, done } = stack.pop() ?? { sha: '', done: true };
      const commit = byName.get(sha);
      if (commit && done) {
        ordered.unshift(commit);
      } else if (commit && !seen.has(sha)) {
        seen.add(sha);
        stack.push({ sha, done: true });
        commit.parents.forEach(parent =>
          stack.push({ sha: parent, done: false }),
        );
      }
    }
  };
  place(head);
  const outside = ordered.flatMap(({ parents }) =>
    // Of a merge, the second parent is what was merged.
    [...parents].reverse().filter(parent => !byName.has(parent)),
  );
  return { commits: ordered, mergeBase: outside[0] ?? head };
}
