/** Where a repository is or is to be. */
export interface RepositoryLocation {
  /** As the configuration's `integrations` name it, with its port. */
  host: string;
  owner: string;
  name: string;
}

/** A file of a commit. */
export interface RepositoryFile {
  /** Relative to the repository, with slashes. */
  path: string;
  content: Buffer;
  executable: boolean;
}

export interface FoundRepository {
  /** Whether it has no commit. */
  empty: boolean;
  defaultBranch: string;
}

export interface NewRepository {
  description: string;
  visibility: 'private' | 'public';
  defaultBranch: string;
}

export interface NewCommit {
  branch: string;
  message: string;
  files: RepositoryFile[];
  /** Who asked for it; the forge's account where unset. */
  author?: { name: string; email: string };
}

/** Addresses of a repository, for people and programs. */
export interface RepositoryUrls {
  /** To clone. */
  remoteUrl: string;
  /** The root folder on the branch, as `catalog:register` takes it; ends with a slash. */
  repoContentsUrl: string;
}

/**
 * One repository on one kind of forge, whether it is there or not. An implementation is all that a forge needs.
 *
 * Every method that talks to the forge has a time limit and follows no redirect. It throws an error of
 * `@backstage/errors` that says what to do: `AuthenticationError`, `NotAllowedError`, `NotFoundError`, `ConflictError`,
 * `InputError`, or `ServiceUnavailableError` for what may pass.
 */
export interface RepositoryForge {
  /** Undefined where there is none. */
  find(): Promise<FoundRepository | undefined>;
  /** @throws ConflictError where there is one by now. */
  create(repository: NewRepository): Promise<void>;
  /**
   * Makes the first commit.
   *
   * @returns its SHA.
   * @throws ConflictError where somebody else wrote in the meantime.
   */
  commit(commit: NewCommit): Promise<string>;
  /** Message of the first commit of a branch. */
  firstMessage(branch: string): Promise<string>;
  /** git's names of the files' contents on a branch, by path. */
  listContents(branch: string): Promise<Map<string, string>>;
  urls(branch: string): RepositoryUrls;
}
