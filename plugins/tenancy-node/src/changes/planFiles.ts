import { ConflictError } from '@backstage/errors';
import { blobName, FileChange } from '../forges';
import { BranchTexts, OwnText } from './BranchTexts';
import { BranchHistory } from './history';
import { mergeTexts } from './mergeTexts';
import { RenderedChange } from './types';

/** What is to be written to a branch, and what is not. */
export interface FilePlan {
  files: FileChange[];
  /** What people wrote, and stays. */
  kept: string[];
  /** Files whose text is merged with a person's, by git's name of what Socle wants there. */
  merged: Map<string, string>;
}

export interface PlanFilesOptions {
  rendered: RenderedChange;
  branch: string;
  head: string;
  /** The newest commit of the base branch. */
  base: string;
  /** Names of the folder's files on the newest base. */
  baseFiles: ReadonlyMap<string, string>;
  history: BranchHistory;
  texts: BranchTexts;
}

/**
 * Decides for each file of a tenant's folder: what is as it should be stays; what Socle wrote last becomes what it is to be;
 * what a person changed stays where Socle wants what it wanted before, is merged where both changed a rendered file in
 * different lines, and is else a stop.
 *
 * Throws `ConflictError` that names the file and the person's commit.
 */
export async function planFiles(options: PlanFilesOptions): Promise<FilePlan> {
  const { rendered, head, baseFiles, history, texts } = options;
  const [headFiles, originFiles] = await Promise.all([
    texts.files(head),
    texts.files(history.mergeBase),
  ]);
  const contents = new Map(
    rendered.files.map(({ path, content }) => [path, content]),
  );
  const length = head.length;
  const removed = new Set(rendered.removed);
  const wantedIn = (path: string): string | undefined => {
    const content = contents.get(path);
    if (content !== undefined) {
      return blobName(content, length);
    }
    return removed.has(path) ? undefined : baseFiles.get(path);
  };
  const open = [
    ...new Set([...contents.keys(), ...headFiles.keys(), ...baseFiles.keys()]),
  ]
    .filter(path => wantedIn(path) !== headFiles.get(path))
    .sort();
  const plan: FilePlan = { files: [], kept: [], merged: new Map() };
  if (open.length === 0) {
    return plan;
  }

  const own = await texts.own(history);
  for (const path of open) {
    const have = headFiles.get(path);
    const want = wantedIn(path);
    const last: OwnText = own.get(path) ?? {
      name: originFiles.get(path),
      commit: history.mergeBase,
    };
    if (have === last.name) {
      plan.files.push(
        await toChange(options, { path, have, content: contents.get(path) }),
      );
    } else if (want === last.name) {
      plan.kept.push(path);
    } else {
      const text = await merge(options, {
        path,
        last,
        content: contents.get(path),
      });
      if (text === undefined || want === undefined) {
        throw await stop(options, path);
      }
      if (blobName(text, length) !== have) {
        plan.files.push({ path, content: text, before: have });
        plan.merged.set(path, want);
      } else {
        plan.kept.push(path);
      }
    }
  }
  return plan;
}

async function toChange(
  { rendered, texts, base, baseFiles }: PlanFilesOptions,
  file: { path: string; have?: string; content?: string },
): Promise<FileChange> {
  const { path, have, content } = file;
  const text =
    content ??
    (baseFiles.has(path) && !rendered.removed.includes(path)
      ? await texts.read(base, path)
      : undefined);
  if (text !== undefined) {
    return { path, content: text, ...(have && { before: have }) };
  }
  return { path, remove: true, before: have ?? '' };
}

/** A text with the changes of both; undefined where there is none. */
async function merge(
  { texts, head }: PlanFilesOptions,
  file: { path: string; last: OwnText; content?: string },
): Promise<string | undefined> {
  const { path, last, content } = file;
  // What a person wrote into the one file that people write is theirs as a whole.
  if (content === undefined || path.endsWith('/tenant.yaml') || !last.commit) {
    return undefined;
  }
  const [ours, original] = await Promise.all([
    texts.read(head, path),
    texts.read(last.commit, path),
  ]);
  return ours === undefined || original === undefined
    ? undefined
    : mergeTexts({ ours, original, theirs: content });
}

async function stop(
  { branch, history, texts }: PlanFilesOptions,
  path: string,
): Promise<ConflictError> {
  const commit = await texts.lastPersonOf(path, history);
  const whose = commit
    ? `by the commit ${commit.sha.slice(0, 10)} of ${commit.author}`
    : 'by a person';
  return new ConflictError(
    `${path} was changed on the branch ${branch} ${whose}, and this change is about the same place. Nothing was overwritten. Revert that commit, or have the request merged or closed, and start again.`,
  );
}
