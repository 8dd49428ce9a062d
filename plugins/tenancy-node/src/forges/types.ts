/**
 * Where a repository is or is to be.
 *
 * @public
 */
export interface RepositoryLocation {
  /** As the configuration's `integrations` name it, with its port. */
  host: string;
  /** The organisation; on GitLab a group, with slashes between it and its subgroups. */
  owner: string;
  name: string;
}

/**
 * A file of a repository's first commit.
 *
 * @public
 */
export interface RepositoryFile {
  /** Relative to the repository, with slashes. */
  path: string;
  content: Buffer;
  executable: boolean;
}

/** @public */
export interface FoundRepository {
  /** Whether it has no content: no commit, or only the beginning of a first content that was broken off. */
  empty: boolean;
  defaultBranch: string;
}

/** @public */
export interface NewRepository {
  description: string;
  visibility: 'private' | 'public';
  defaultBranch: string;
}

/**
 * Who a commit is of.
 *
 * @public
 */
export interface CommitAuthor {
  name: string;
  email: string;
}

/** @public */
export interface NewCommit {
  branch: string;
  message: string;
  files: RepositoryFile[];
  /** Who asked for it; the forge's account where unset. */
  author?: CommitAuthor;
}

/**
 * Addresses of a repository, for people and programs.
 *
 * @public
 */
export interface RepositoryUrls {
  /** To clone. */
  remoteUrl: string;
  /** The root folder on the branch, as `catalog:register` takes it; ends with a slash. */
  repoContentsUrl: string;
}

/**
 * One repository on one kind of forge, whether it is there or not.
 *
 * Every method that talks to the forge has a time limit and a size limit, and follows no redirect. It throws an error of
 * `@backstage/errors` that says what to do: `AuthenticationError`, `NotAllowedError`, `NotFoundError`, `ConflictError`,
 * `InputError`, or `ServiceUnavailableError` for what may pass.
 *
 * @public
 */
export interface RepositoryForge {
  /** Whether its API can mark a file as executable. */
  readonly keepsExecutables: boolean;
  /**
   * How the repository's owner is: not there, or not to be seen; there without a repository, or with this one alone; or with
   * others.
   */
  ownerUse(): Promise<'missing' | 'unused' | 'used'>;
  /**
   * Makes the organisation (GitLab: the group). Throws `ConflictError` where there is one by now, and `NotAllowedError` on a
   * forge where people do that by hand.
   */
  createOwner(visibility: NewRepository['visibility']): Promise<void>;
  /** Undefined where there is none. */
  find(): Promise<FoundRepository | undefined>;
  /** Throws `ConflictError` where there is one by now. */
  create(repository: NewRepository): Promise<void>;
  /**
   * Makes the first content of a repository that {@link RepositoryForge.find} calls empty.
   *
   * Returns the SHA of the branch's head. Throws `ConflictError` where somebody else wrote in the meantime.
   */
  commit(commit: NewCommit): Promise<string>;
  /** Message of the first commit of a branch. */
  firstMessage(branch: string): Promise<string>;
  /** git's names of the files' contents on a branch, by path. */
  listContents(branch: string): Promise<Map<string, string>>;
  urls(branch: string): RepositoryUrls;
}

/**
 * A commit of a branch.
 *
 * @public
 */
export interface BranchCommit {
  sha: string;
  parents: string[];
  message: string;
  /** The author's name. */
  author: string;
}

/**
 * What a commit does to a file. `before` is git's name of the content that is there now, and absent for a new file.
 *
 * @public
 */
export type FileChange =
  | { path: string; content: string; before?: string }
  | { path: string; remove: true; before: string };

/** @public */
export interface BranchChange {
  branch: string;
  /** The commit that the new one is made on: where the branch is, or, with `create`, where it is to begin. */
  parent: string;
  /** Whether the branch is to be made. */
  create: boolean;
  message: string;
  files: FileChange[];
  author?: CommitAuthor;
}

/**
 * A pull request (GitLab: a merge request) whose branch is in the repository itself. Those of forks are not seen.
 *
 * @public
 */
export interface PullRequest {
  /** As people name it: GitLab's `iid`. */
  number: number;
  url: string;
  branch: string;
  title: string;
  body: string;
  state: 'open' | 'merged' | 'closed';
  headCommit: string;
  /** ISO 8601, as all times here. */
  createdAt: string;
  updatedAt: string;
  mergedAt?: string;
}

/**
 * What proposing a change asks of a forge, for one repository and the branch that requests go to. An implementation is all
 * that a forge needs. Limits and errors are those of {@link RepositoryForge}.
 *
 * @public
 */
export interface ChangeForge {
  /** For messages: `platform/gitops on forge.example.com`. */
  readonly name: string;
  /** The branch that requests go to. */
  readonly baseBranch: string;
  /** The commit that a branch is at. */
  head(branch: string): Promise<string | undefined>;
  /** git's names of the contents of all files below a folder, by path from the root; none where there is no such folder. */
  listFiles(commit: string, folder: string): Promise<Map<string, string>>;
  /** A file's text; undefined where there is none. */
  readFile(commit: string, path: string): Promise<string | undefined>;
  /**
   * Adds one commit to a branch, never by force. Returns its SHA.
   *
   * Throws `ConflictError` where the branch is not at `parent` any more, or, with `create`, is there. What somebody else
   * wrote is kept in any case; on Gitea, whose API takes no parent, the commit may then stand on top of theirs, in other
   * files than they changed.
   */
  commit(change: BranchChange): Promise<string>;
  /**
   * Merges a commit of the base branch into the request's branch, as a person would.
   *
   * Throws `ConflictError` where both changed the same lines.
   */
  mergeBase(options: {
    branch: string;
    /** Commit of the base branch. Forges that merge only its newest one take that. */
    base: string;
    request: number;
  }): Promise<void>;
  /** Removes a branch. */
  deleteBranch(branch: string): Promise<void>;
  /**
   * Commits that `head` has and `base` has not, in no certain order.
   *
   * Throws `ConflictError` where they are more than a request of the portal's can have.
   */
  commitsBetween(base: string, head: string): Promise<BranchCommit[]>;
  /** The requests of a branch, open ones first, then by number, the newest first. Ten at most. */
  findRequests(branch: string): Promise<PullRequest[]>;
  /** Throws `ConflictError` where the branch has an open one. */
  openRequest(request: {
    branch: string;
    title: string;
    body: string;
  }): Promise<PullRequest>;
  updateRequest(
    number: number,
    change: { title: string; body: string },
  ): Promise<void>;
  /** All open requests, or a page of those that were closed last; of branches with this prefix. */
  listRequests(
    state: 'open' | 'closed',
    prefix: string,
  ): Promise<PullRequest[]>;
  comment(number: number, body: string): Promise<void>;
}

/**
 * What lies in a folder of a repository, as git has it.
 *
 * @public
 */
export interface FolderEntry {
  /** From the root of the repository. */
  path: string;
  /** `other` is a repository in the repository. */
  type: 'file' | 'link' | 'folder' | 'other';
  /** git's name of what is in it: the same name, the same content. */
  id: string;
  /** Bytes of a file, where the forge says so in its listing. */
  size?: number;
}

/**
 * What reading a branch piece by piece asks of a forge. Everything is read at a commit, so that pieces fit together. Limits
 * and errors are those of {@link RepositoryForge}.
 *
 * @public
 */
export interface TreeForge {
  /** The commit that the branch is at. Throws `NotFoundError` where there is no such branch. */
  head(): Promise<string>;
  /** Address of the root at a commit, as Backstage's UrlReader reads it. */
  urlAt(commit: string): string;
  /**
   * What lies in a folder that was listed before, or in the root; with `recursive`, in all folders below it too. Undefined
   * where that is more than the forge lists.
   */
  list(
    commit: string,
    options: { folder?: FolderEntry; recursive?: boolean },
  ): Promise<FolderEntry[] | undefined>;
  /** A file's text; undefined where it has more bytes than the limit. */
  read(
    commit: string,
    file: FolderEntry,
    limit: number,
  ): Promise<string | undefined>;
}
