import { FolderEntry } from './types';

/** Pages of a listing that are read. */
export const mostTreePages = 500;

const types: Record<string, FolderEntry['type']> = {
  blob: 'file',
  tree: 'folder',
};

/** An entry as git's plumbing writes it, below a folder. */
export function toFolderEntry(
  entry: { path: string; mode: string; type: string; size?: number },
  options: { id: string; folder?: FolderEntry },
): FolderEntry {
  const { path, mode, type, size } = entry;
  const { id, folder } = options;
  return {
    path: folder ? `${folder.path}/${path}` : path,
    type: typeOf(mode, type),
    id,
    ...(size !== undefined && { size }),
  };
}

function typeOf(mode: string, type: string): FolderEntry['type'] {
  if (mode === '120000') {
    return 'link';
  }
  return types[type] ?? 'other';
}
