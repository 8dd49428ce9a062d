import { ConflictError } from '@backstage/errors';
import { ChangeForge, FileChange } from '../forges';
import { BranchTexts, differing } from './BranchTexts';
import { BranchHistory } from './history';
import { mergeTexts } from './mergeTexts';
import { unlessMoved } from './Moved';

export interface BringUpToDateOptions {
  forge: ChangeForge;
  texts: BranchTexts;
  branch: string;
  head: string;
  /** The newest commit of the base branch. */
  base: string;
  history: BranchHistory;
  /** Number of the open request. */
  request: number;
  /** A message of Socle's, with this title, for a commit of these files. */
  message(title: string, files: readonly FileChange[]): string;
}

/**
 * Merges the base into a branch where both changed files of the tenant, without rewriting what is on the branch.
 *
 * Where both changed the same file, Socle's own version of it is first made what the base has: both sides then agree, and
 * git merges without a conflict. The change is rendered on top of that afterwards. A person's version is left to git.
 *
 * Throws `ConflictError` where a person and the base changed the same lines.
 */
export async function bringUpToDate(
  options: BringUpToDateOptions,
): Promise<void> {
  const { forge, texts, branch, head, base, history, request } = options;
  const files = await takenFromBase(options);
  if (files.length > 0) {
    const title = `Take what ${forge.baseBranch} has, to render the change on it anew`;
    await unlessMoved(
      forge.commit({
        branch,
        parent: head,
        create: false,
        files,
        message: options.message(title, files),
      }),
    );
  }
  try {
    await forge.mergeBase({ branch, base, request });
  } catch (error) {
    if (error instanceof Error && error.name === 'ConflictError') {
      const both = differing(
        await texts.files(history.mergeBase),
        await texts.files(base),
      );
      throw new ConflictError(
        `${forge.baseBranch} and the branch ${branch} of ${forge.name} changed the same lines of ${both.join(', ')}. Merge ${forge.baseBranch} into the branch by hand, and start again; nothing was overwritten.`,
        error,
      );
    }
    throw error;
  }
}

/** The files of Socle's that both sides changed, as the base has them. */
async function takenFromBase(
  options: BringUpToDateOptions,
): Promise<FileChange[]> {
  const { texts, head, base, history } = options;
  const [ours, origin, theirs] = await Promise.all([
    texts.files(head),
    texts.files(history.mergeBase),
    texts.files(base),
  ]);
  const both = differing(origin, theirs).filter(
    path =>
      ours.get(path) !== origin.get(path) &&
      ours.get(path) !== theirs.get(path),
  );
  const own = both.length > 0 ? await texts.own(history) : new Map();
  const files: FileChange[] = [];
  for (const path of both) {
    const before = ours.get(path);
    if (own.has(path) && own.get(path)?.name === before) {
      const content = await texts.read(base, path);
      if (content !== undefined) {
        files.push({ path, content, ...(before && { before }) });
      } else if (before !== undefined) {
        files.push({ path, remove: true, before });
      }
    } else {
      await requireMergeable(options, path);
    }
  }
  return files;
}

async function requireMergeable(
  { forge, texts, branch, head, base, history }: BringUpToDateOptions,
  path: string,
): Promise<void> {
  const [ours, original, theirs] = await Promise.all(
    [head, history.mergeBase, base].map(commit => texts.read(commit, path)),
  );
  const merged =
    ours !== undefined && original !== undefined && theirs !== undefined
      ? mergeTexts({ ours, original, theirs })
      : undefined;
  if (merged === undefined) {
    const commit = await texts.lastPersonOf(path, history);
    throw new ConflictError(
      `${path} was changed on ${forge.baseBranch} since the request was made, and on the branch ${branch} by ${
        commit
          ? `the commit ${commit.sha.slice(0, 10)} of ${commit.author}`
          : 'a person'
      }, in the same lines. Nothing was overwritten. Merge ${forge.baseBranch} into the branch by hand, and start again.`,
    );
  }
}
