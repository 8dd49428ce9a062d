import { GitOpsTree } from '@socle/plugin-platform-node';
import { FolderEntry } from '../forges';

/** The tree as it was read last. */
export interface ReadTree {
  /** As the forge names it. */
  revision: string;
  files: GitOpsTree;
  /** What the forge said of the tree's pieces at this revision; unset where it was not asked, or they are too many. */
  pieces?: TreePieces;
}

/** git's names of the tree's pieces, by which those that changed are found. */
export interface TreePieces {
  profile?: FolderEntry;
  tenants?: FolderEntry;
  /** Of each tenant, by path. */
  folders: ReadonlyMap<string, FolderEntry>;
}

/** Reads the tree: what changed since `before`, or all of it. Throws `NotModifiedError` where nothing did. */
export type ReadGitOps = (before: ReadTree | undefined) => Promise<ReadTree>;
