export { blobName } from './blobName';
export { parseRepoUrl } from './parseRepoUrl';
export { parseTreeUrl } from './parseTreeUrl';
export type { TreeLocation } from './parseTreeUrl';
export { selectChangeForge, selectForge } from './selectForge';
export type { SelectForgeOptions } from './selectForge';
export type {
  BranchChange,
  BranchCommit,
  ChangeForge,
  CommitAuthor,
  FileChange,
  FoundRepository,
  NewCommit,
  NewRepository,
  PullRequest,
  RepositoryFile,
  RepositoryForge,
  RepositoryLocation,
  RepositoryUrls,
} from './types';
