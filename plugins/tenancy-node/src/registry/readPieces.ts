import { NotModifiedError } from '@backstage/errors';
import {
  GitOpsTree,
  maximumFileBytes,
  tooLargeFile,
} from '@socle/plugin-platform-node';
import { blobName, FolderEntry, TreeForge } from '../forges';
import { eachLimited } from '../forges/eachLimited';
import { PROFILE_PATH } from './registerProfile';
import { isRegistryPath } from './registerTree';
import { ReadGitOps, ReadTree, TreePieces } from './readTree';
import { TreeFile } from './registerTenant';

/** Tenants that may change between two readings before all of the tree is read at once. */
const mostChanges = 100;
/** Requests under way at a time. */
const atOnce = 4;

/** How a tree is read piece by piece, and how as a whole. */
export interface ReadPiecesOptions {
  forge: TreeForge;
  /** Reads all files at an address of Backstage's UrlReader, be it for the first time or `before` was there. */
  readAll: (url: string, before?: ReadTree) => Promise<GitOpsTree>;
  /** Tenants that may change between two readings; 100 where unset. */
  mostChanges?: number;
}

/**
 * Reads a tree as a whole the first time, and from then on the folders of the tenants that changed, by git's names of them.
 * All pieces are of one commit. Where more changed than is worth so many requests, it is read as a whole again.
 */
export function readPieces(options: ReadPiecesOptions): ReadGitOps {
  const { forge, readAll } = options;
  return async before => {
    const revision = await forge.head();
    if (before?.revision === revision) {
      throw new NotModifiedError();
    }
    const pieces = before?.pieces;
    if (before && pieces) {
      const changed = await readChanges(revision, before, pieces, options);
      if (changed) {
        return changed;
      }
    }
    const [files, found] = await Promise.all([
      readAll(forge.urlAt(revision), before),
      findPieces(forge, revision),
    ]);
    return { revision, files, pieces: found };
  };
}

/** Undefined where the tree is to be read as a whole. */
async function readChanges(
  revision: string,
  before: ReadTree,
  known: TreePieces,
  options: ReadPiecesOptions,
): Promise<ReadTree | undefined> {
  const { forge } = options;
  const pieces = await findPieces(forge, revision, known);
  if (!pieces) {
    return undefined;
  }
  const isSame = (path: string) =>
    pieces.folders.get(path)?.id === known.folders.get(path)?.id;
  const changed = [...pieces.folders.values()].filter(
    ({ path }) => !isSame(path),
  );
  if (changed.length > (options.mostChanges ?? mostChanges)) {
    return undefined;
  }
  const found = await eachLimited(changed, atOnce, async folder =>
    (await forge.list(revision, { folder, recursive: true }))?.filter(
      ({ path }) => isRegistryPath(path),
    ),
  );
  const wanted = [pieces.profile ? [pieces.profile] : [], ...found];
  if (!wanted.every(isThere)) {
    return undefined;
  }
  const read = await eachLimited(
    wanted.flat().filter(({ type }) => type === 'file' || type === 'link'),
    atOnce,
    async (entry): Promise<[string, TreeFile]> => [
      entry.path,
      await readEntry(forge, revision, entry, before.files.get(entry.path)),
    ],
  );
  const kept = [...before.files].filter(([path]) => {
    const folder = path.split('/', 2).join('/');
    return pieces.folders.has(folder) && isSame(folder);
  });
  return { revision, files: new Map([...kept, ...read]), pieces };
}

/** Undefined where they are more than the forge lists. */
async function findPieces(
  forge: TreeForge,
  commit: string,
  known?: TreePieces,
): Promise<TreePieces | undefined> {
  const root = await forge.list(commit, {});
  const profile = root?.find(({ path }) => path === PROFILE_PATH);
  const tenants = root?.find(
    ({ path, type }) => path === 'tenants' && type === 'folder',
  );
  if (!root || !tenants) {
    return root && { profile, folders: new Map() };
  }
  if (known && known.tenants?.id === tenants.id) {
    return { ...known, profile };
  }
  const entries = await forge.list(commit, { folder: tenants });
  return (
    entries && {
      profile,
      tenants,
      folders: new Map(
        entries
          .filter(({ type }) => type === 'folder')
          .map(entry => [entry.path, entry]),
      ),
    }
  );
}

/** A file as the archive would have it. */
async function readEntry(
  forge: TreeForge,
  commit: string,
  entry: FolderEntry,
  known: TreeFile | undefined,
): Promise<TreeFile> {
  if (entry.type === 'link') {
    return { text: '' };
  }
  if (
    known &&
    'text' in known &&
    blobName(known.text, entry.id.length) === entry.id
  ) {
    return known;
  }
  const text = await forge.read(commit, entry, maximumFileBytes);
  return text === undefined ? tooLargeFile : { text };
}

function isThere(entries: FolderEntry[] | undefined): entries is FolderEntry[] {
  return entries !== undefined;
}
