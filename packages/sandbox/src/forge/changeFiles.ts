import { Identity } from '../identities';
import { notFound, unprocessable } from './errors';
import { isReferenceName, isTreePath } from './names';
import { TreeEntry, findEntry } from './reading/trees';
import { zeroSha } from './refs';
import { Repository } from './repository';
import { CommitPerson, FileChange, writeCommit } from './writing';

/** One file of Gitea's `ChangeFilesOptions`. */
export interface FileOperation {
  operation: 'create' | 'update' | 'upload' | 'rename' | 'delete';
  path: string;
  content: Buffer;
  /** The file's present object, which somebody else may have changed meanwhile. */
  sha: string;
  /** Where the file was before. */
  fromPath: string;
}

export interface ChangeFilesOptions {
  files: FileOperation[];
  /** Branch to build on; the default branch where it is empty. */
  branch: string;
  /** Branch to make, where the commit is not to go to `branch`. */
  newBranch: string;
  /** Gitea's own where it is empty. */
  message: string;
  author: CommitPerson;
  committer: CommitPerson;
  actor: Identity;
  temporary: string;
}

/**
 * Changes files by one commit.
 *
 * @returns the branch and the commit that it now is at.
 * @throws ForgeError 404 on a branch or file that is not there, 409 when the branch moved meanwhile,
 * 422 on a path that cannot be, a file that exists, or an object that is not the present one.
 */
export async function changeFiles(
  repository: Repository,
  options: ChangeFilesOptions,
): Promise<{ branch: string; sha: string }> {
  const { files, author, committer, actor, temporary } = options;
  const from = options.branch || repository.record.defaultBranch;
  const to = options.newBranch || from;
  if (!isReferenceName(from) || !isReferenceName(to)) {
    throw notFound(`branch does not exist [name: ${from}]`);
  }
  return await repository.refs.update(async move => {
    const parent = repository.refs.branch(from);
    if (!parent && !repository.empty) {
      throw notFound(`branch does not exist [name: ${from}]`);
    }
    if (to !== from && repository.refs.branch(to)) {
      throw unprocessable(`branch already exists [name: ${to}]`);
    }
    const changes: FileChange[] = [];
    const touched = new Set<string>();
    for (const file of files) {
      for (const path of new Set([file.path, file.fromPath || file.path])) {
        if (touched.has(path)) {
          throw unprocessable(`file given twice [path: ${path}]`);
        }
        touched.add(path);
      }
      changes.push(...(await planChange(repository, parent, file)));
    }
    const sha = await writeCommit(repository, {
      parent,
      changes,
      message: options.message.trim() || defaultMessage(files),
      author,
      committer,
      temporary,
    });
    await move({
      ref: `refs/heads/${to}`,
      before: to === from && parent ? parent : zeroSha,
      after: sha,
      pusher: actor.name,
    });
    return { branch: to, sha };
  });
}

async function planChange(
  repository: Repository,
  parent: string | undefined,
  file: FileOperation,
): Promise<FileChange[]> {
  const { operation, path, content, sha } = file;
  const fromPath = file.fromPath || path;
  for (const given of [path, fromPath]) {
    if (!isTreePath(given)) {
      throw unprocessable(
        `path contains a malformed path component [path: ${given}]`,
      );
    }
  }
  const find = async (where: string): Promise<TreeEntry | undefined> =>
    parent ? await findEntry(repository, parent, where) : undefined;
  const before = operation === 'create' ? undefined : await find(fromPath);
  if (operation !== 'create') {
    requirePresent(operation, fromPath, before, sha);
  }
  if (operation === 'delete') {
    return [{ path, remove: true }];
  }
  await requirePlace(find, { operation, path, fromPath });
  const removal: FileChange[] =
    before && fromPath !== path ? [{ path: fromPath, remove: true }] : [];
  const mode = before?.mode ?? '100644';
  return operation === 'rename' && before
    ? [...removal, { path, sha: before.sha, mode }]
    : [...removal, { path, content, mode }];
}

function requirePresent(
  operation: FileOperation['operation'],
  path: string,
  before: TreeEntry | undefined,
  sha: string,
): void {
  if (!before) {
    if (operation === 'upload' && sha === '') {
      return;
    }
    throw notFound(`object does not exist [id: , rel_path: ${path}]`);
  }
  if (before.type !== 'blob') {
    throw unprocessable(`path is not a file [path: ${path}]`);
  }
  if (sha === '' && operation === 'delete') {
    throw unprocessable(
      'a SHA or commit ID must be provided when updating a file',
    );
  }
  // An update that does not say what it knew is let through, as Gitea lets it.
  if (sha !== '' && sha !== before.sha) {
    throw unprocessable(
      `sha does not match [given: ${sha}, expected: ${before.sha}]`,
    );
  }
}

async function requirePlace(
  find: (path: string) => Promise<TreeEntry | undefined>,
  file: { operation: string; path: string; fromPath: string },
): Promise<void> {
  const { operation, path, fromPath } = file;
  const parts = path.split('/');
  for (let length = 1; length < parts.length; length += 1) {
    const folder = parts.slice(0, length).join('/');
    const entry = await find(folder);
    if (!entry) {
      break;
    }
    if (entry.type !== 'tree' && folder !== fromPath) {
      throw unprocessable(
        `a file exists where you’re trying to create a subdirectory [path: ${folder}]`,
      );
    }
  }
  const present = await find(path);
  if (present?.type === 'tree') {
    throw unprocessable(
      `a directory exists where you’re trying to create a file [path: ${path}]`,
    );
  }
  if (present && (operation === 'create' || fromPath !== path)) {
    throw unprocessable(`repository file already exists [path: ${path}]`);
  }
}

function defaultMessage(files: FileOperation[]): string {
  const named = (verb: string, operations: FileOperation['operation'][]) => {
    const paths = files
      .filter(({ operation }) => operations.includes(operation))
      .map(({ path }) => path);
    return paths.length > 0 ? [`${verb} ${paths.join(', ')}`] : [];
  };
  return [
    ...named('Add', ['create']),
    ...named('Update', ['update', 'upload', 'rename']),
    ...named('Delete', ['delete']),
  ].join('\n');
}
