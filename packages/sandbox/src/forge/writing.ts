import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Repository } from './repository';

/** What a commit does to one path. */
export type FileChange =
  | { path: string; content: Buffer; mode?: string }
  /** Takes an object that is there already. */
  | { path: string; sha: string; mode: string }
  | { path: string; remove: true };

/** Who signs a commit, and when. */
export interface CommitPerson {
  name: string;
  email: string;
  date: Date;
}

/**
 * Writes a commit with git's plumbing, without a work tree. It is in no branch yet.
 *
 * @param options.parent - the commit to build on; without it, a first commit.
 * @param options.temporary - a folder for the index.
 * @returns the commit's object name.
 */
export async function writeCommit(
  repository: Repository,
  options: {
    parent: string | undefined;
    changes: FileChange[];
    message: string;
    author: CommitPerson;
    committer: CommitPerson;
    temporary: string;
  },
): Promise<string> {
  const { parent, changes, message, author, committer, temporary } = options;
  const index = join(temporary, `index-${randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index };
  const { git } = repository;
  try {
    const objects = await writeBlobs(repository, changes);
    await git.run(['read-tree', parent ?? '--empty'], { environment });
    await git.run(['update-index', '-z', '--index-info'], {
      environment,
      input: [...removalsFirst(changes)]
        .map(change => indexLine(change, objects))
        .join(''),
    });
    const tree = await git.text(['write-tree'], { environment });
    return await commitTree(repository, {
      tree,
      parents: parent ? [parent] : [],
      message,
      author,
      committer,
    });
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
}

/** Writes a commit of a tree that is there already. */
export async function commitTree(
  repository: Repository,
  options: {
    tree: string;
    parents: string[];
    message: string;
    author: CommitPerson;
    committer: CommitPerson;
  },
): Promise<string> {
  const { tree, parents, message, author, committer } = options;
  return await repository.git.text(
    [
      'commit-tree',
      tree,
      ...parents.flatMap(parent => ['-p', parent]),
      '-F',
      '-',
    ],
    {
      input: message.endsWith('\n') ? message : `${message}\n`,
      environment: {
        GIT_AUTHOR_NAME: plainName(author.name),
        GIT_AUTHOR_EMAIL: plainName(author.email),
        GIT_AUTHOR_DATE: dateOf(author.date),
        GIT_COMMITTER_NAME: plainName(committer.name),
        GIT_COMMITTER_EMAIL: plainName(committer.email),
        GIT_COMMITTER_DATE: dateOf(committer.date),
      },
    },
  );
}

/** Writes all contents by one process (git-fast-import(1)). */
async function writeBlobs(
  repository: Repository,
  changes: FileChange[],
): Promise<Map<FileChange, string>> {
  const written = changes.filter(change => 'content' in change);
  if (written.length === 0) {
    return new Map();
  }
  const input = Buffer.concat(
    written.flatMap((change, index) => {
      const content = 'content' in change ? change.content : Buffer.alloc(0);
      return [
        Buffer.from(`blob\nmark :${index + 1}\ndata ${content.length}\n`),
        content,
        Buffer.from(`\nget-mark :${index + 1}\n`),
      ];
    }),
  );
  const text = await repository.git.text(
    ['fast-import', '--quiet', '--date-format=raw'],
    { input },
  );
  const names = text.split('\n');
  return new Map(
    written.map((change, index): [FileChange, string] => [
      change,
      names[index],
    ]),
  );
}

/** A path that was a folder can become a file only after what is in it is gone. */
function removalsFirst(changes: FileChange[]): FileChange[] {
  return [
    ...changes.filter(change => 'remove' in change),
    ...changes.filter(change => !('remove' in change)),
  ];
}

function indexLine(
  change: FileChange,
  objects: Map<FileChange, string>,
): string {
  if ('remove' in change) {
    return `0 ${'0'.repeat(40)}\t${change.path}\0`;
  }
  const sha = 'sha' in change ? change.sha : objects.get(change);
  return `${change.mode ?? '100644'} ${sha}\t${change.path}\0`;
}

function dateOf(date: Date): string {
  return `@${Math.floor(date.getTime() / 1000)} +0000`;
}

/** git refuses a name of nothing but characters that it drops. */
function plainName(text: string): string {
  const plain = [...text]
    .filter(character => character >= ' ' && !'<>'.includes(character))
    .join('')
    .trim();
  return /[^.,:;"'\\\s]/.test(plain) ? plain : 'unknown';
}
