import { ConflictError } from '@backstage/errors';
import {
  BranchCommit,
  ChangeForge,
  CommitAuthor,
  FileChange,
  PullRequest,
} from '@socle/plugin-tenancy-node';
import { RevertContent } from './RevertContent';
import { differing } from './revertedTexts';
import { folderMark, folderMarkOf, withTrailers } from './revertTrailers';
import { RevertRefused } from './types';

/** Who asks for the revert of which Application. */
export interface AskedRevert {
  content: RevertContent;
  application: string;
  /** Entity reference of the person. */
  requestedBy: string;
  author?: CommitAuthor;
  /** Title and body of the request, without trailers. */
  title: string;
  body: string;
}

/** What came of it. */
export interface ProposedRevert {
  request: PullRequest;
  /** Paths that were written now. */
  written: string[];
}

/* How often one call looks again where something moved on the forge. */
const mostTries = 5;

/** The branch of an Application's revert. */
export function revertBranch(application: string): string {
  return `socle/revert/${application}`;
}

/**
 * Brings a revert to its branch and opens its request; the same again finds it as it is. Whatever is written is a commit on
 * top of what is there, never by force.
 *
 * Throws `RevertRefused` where there is nothing to revert, and where somebody wrote to the branch; errors of the forge as they
 * are.
 */
export async function proposeRevert(
  forge: ChangeForge,
  asked: AskedRevert,
): Promise<ProposedRevert> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      return await attempt(forge, asked);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }
  throw new ConflictError(
    `The branch ${revertBranch(asked.application)} of ${forge.name} moves faster than it can be written; try again in a minute`,
  );
}

/** Where the branch of a revert is to go on from. */
interface Start {
  create: boolean;
  head: string;
  request?: PullRequest;
}

async function attempt(
  forge: ChangeForge,
  asked: AskedRevert,
): Promise<ProposedRevert> {
  const { content, application } = asked;
  const branch = revertBranch(application);
  const [base, branchHead, [request]] = await Promise.all([
    forge.head(forge.baseBranch),
    forge.head(branch),
    forge.findRequests(branch),
  ]);
  if (!base) {
    throw new RevertRefused('revertPinned', { revision: forge.baseBranch });
  }
  const baseFiles = await forge.listFiles(base, content.folder);
  if (differing(baseFiles, await content.wantedAt(base)).length === 0) {
    throw new RevertRefused('revertNothing');
  }
  const fresh: Start = { create: true, head: base };
  const start = branchHead
    ? await goOn({ forge, asked, branchHead, base, request, fresh })
    : fresh;
  const { texts, wanted } = await content.at(start.head);
  const files = texts.map(({ change }) => change);
  if (files.length > 0) {
    await forge.commit({
      branch,
      parent: start.head,
      create: start.create,
      message: messageOf(asked, asked.title, wanted),
      files,
      author: asked.author,
    });
  }
  return {
    request: await publish(forge, asked, start.request),
    written: files.map(({ path }) => path),
  };
}

/** Where to go on on a branch that is there: on top of it, or anew where it has done its service. */
async function goOn(options: {
  forge: ChangeForge;
  asked: AskedRevert;
  branchHead: string;
  base: string;
  request: PullRequest | undefined;
  fresh: Start;
}): Promise<Start> {
  const { forge, asked, branchHead, base, request, fresh } = options;
  const { content, application } = asked;
  const branch = revertBranch(application);
  const commits =
    branchHead === base ? [] : await forge.commitsBetween(base, branchHead);
  const isOpen = request?.state === 'open';
  if (request && !isOpen && request.headCommit === branchHead) {
    /* Its commits are in the base, or in the request that was closed: nothing is lost with the branch. */
    await forge.deleteBranch(branch);
    return fresh;
  }
  const [headFiles, baseFiles, originFiles] = await Promise.all(
    [branchHead, base, mergeBaseOf(branchHead, commits)].map(
      async commit => await forge.listFiles(commit, content.folder),
    ),
  );
  const mark = newest(branchHead, commits, application);
  if (commits.length > 0 && mark !== folderMark(headFiles)) {
    throw new RevertRefused('revertTouched', { branch });
  }
  const start = { create: false, head: branchHead, ...(isOpen && { request }) };
  if (differing(originFiles, baseFiles).length === 0) {
    return start;
  }
  await mergeBase({ ...options, start, headFiles, baseFiles });
  /* What is there now is seen by looking again. */
  throw new ConflictError(`${branch} has taken what ${forge.baseBranch} has`);
}

/**
 * Merges the base into the branch where both changed the folder: the branch first takes what the base has there, so that both
 * agree, and git merges without a conflict.
 */
async function mergeBase(options: {
  forge: ChangeForge;
  asked: AskedRevert;
  base: string;
  start: Start;
  headFiles: ReadonlyMap<string, string>;
  baseFiles: ReadonlyMap<string, string>;
}): Promise<void> {
  const { forge, asked, base, start, headFiles, baseFiles } = options;
  const branch = revertBranch(asked.application);
  const paths = differing(headFiles, baseFiles);
  if (paths.length > 0) {
    const files = await Promise.all(
      paths.map(async (path): Promise<FileChange> => {
        const before = headFiles.get(path);
        const content = await forge.readFile(base, path);
        return content === undefined
          ? { path, remove: true, before: before ?? '' }
          : { path, content, ...(before && { before }) };
      }),
    );
    await forge.commit({
      branch,
      parent: start.head,
      create: false,
      files,
      author: asked.author,
      message: messageOf(
        asked,
        `Take what ${forge.baseBranch} has, to revert it anew`,
        baseFiles,
      ),
    });
  }
  const { number } = await publish(forge, asked, start.request);
  await forge.mergeBase({ branch, base, request: number });
}

async function publish(
  forge: ChangeForge,
  asked: AskedRevert,
  known: PullRequest | undefined,
): Promise<PullRequest> {
  const { application, title, body } = asked;
  const branch = revertBranch(application);
  if (!known) {
    return await forge.openRequest({ branch, title, body });
  }
  if (known.title !== title || known.body.trim() !== body.trim()) {
    await forge.updateRequest(known.number, { title, body });
  }
  return { ...known, title, body };
}

function messageOf(
  { application, requestedBy, body }: AskedRevert,
  title: string,
  folder: ReadonlyMap<string, string>,
): string {
  return withTrailers(`${title}\n\n${body}`, {
    application,
    requestedBy,
    folder: folderMark(folder),
  });
}

/** The mark of the newest commit that is a revert's own, from the head on; merges of the base are passed over. */
function newest(
  head: string,
  commits: readonly BranchCommit[],
  application: string,
): string | undefined {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  for (
    let commit = bySha.get(head);
    commit;
    commit = bySha.get(commit.parents[0])
  ) {
    const mark = folderMarkOf(commit.message, application);
    if (mark) {
      return mark;
    }
  }
  return undefined;
}

/** The newest commit of the base that a branch has. Of a merge, the second parent is what was merged. */
function mergeBaseOf(head: string, commits: readonly BranchCommit[]): string {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  let sha = head;
  for (let commit = bySha.get(sha); commit; commit = bySha.get(sha)) {
    const merged = commit.parents.slice(1).find(parent => !bySha.has(parent));
    if (merged) {
      return merged;
    }
    [sha] = commit.parents;
  }
  return sha;
}
