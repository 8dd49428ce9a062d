export { blobName } from './blobName';
export { parseRepoUrl } from './parseRepoUrl';
export { parseTreeUrl } from './parseTreeUrl';
export type { TreeLocation } from './parseTreeUrl';
export { selectChangeForge, selectForge, selectTreeForge } from './selectForge';
export type { SelectForgeOptions } from './selectForge';
export type {
  BranchChange,
  BranchCommit,
  ChangeForge,
  CommitAuthor,
  FileChange,
  FolderEntry,
  FoundRepository,
  NewCommit,
  NewRepository,
  PullRequest,
  RepositoryFile,
  RepositoryForge,
  RepositoryLocation,
  RepositoryUrls,
  TreeForge,
} from './types';
