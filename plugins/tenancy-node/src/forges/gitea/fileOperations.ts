import { FileChange } from '../types';

/** Gitea's operation on a file. Those on files that are there name the content that they are for. */
export function toOperation(file: FileChange) {
  const { path, before } = file;
  if ('remove' in file) {
    return { operation: 'delete', path, sha: before };
  }
  const content = Buffer.from(file.content).toString('base64');
  return before === undefined
    ? { operation: 'create', path, content }
    : { operation: 'update', path, content, sha: before };
}
