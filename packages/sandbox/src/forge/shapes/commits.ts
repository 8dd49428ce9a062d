import { Commit, Signature } from '../reading/commits';
import { ChangedFile } from '../reading/diffs';
import { Repository } from '../repository';
import { ShapeContext, apiUrl, pageUrl } from './context';
import { toUser } from './people';

const unsigned = {
  verified: false,
  reason: 'gpg.error.not_signed_commit',
  signature: '',
  signer: null,
  payload: '',
};

const affected: Partial<Record<ChangedFile['status'], string>> = {
  added: 'added',
  copied: 'added',
  deleted: 'removed',
};

/** Gitea's `Commit`. */
export function toCommit(
  context: ShapeContext,
  repository: Repository,
  commit: Commit,
  files: ChangedFile[],
) {
  const created = utc(commit.committer.date);
  const url = `${apiUrl(context, repository)}/git/commits/${commit.sha}`;
  const additions = sum(files.map(file => file.additions));
  const deletions = sum(files.map(file => file.deletions));
  return {
    url,
    sha: commit.sha,
    created,
    html_url: `${pageUrl(context, repository)}/commit/${commit.sha}`,
    commit: {
      url,
      author: toCommitUser(commit.author),
      committer: toCommitUser(commit.committer),
      message: commit.message,
      tree: {
        url: `${apiUrl(context, repository)}/git/trees/${commit.tree}`,
        sha: commit.tree,
        created,
      },
      verification: unsigned,
    },
    author: userOf(context, commit.author),
    committer: userOf(context, commit.committer),
    parents: toParents(context, repository, commit),
    files: files.flatMap(file => [
      ...(file.status === 'renamed'
        ? [{ filename: file.previousPath, status: 'removed' }]
        : []),
      {
        filename: file.path,
        status:
          file.status === 'renamed'
            ? 'added'
            : (affected[file.status] ?? 'modified'),
      },
    ]),
    stats: {
      total: additions + deletions,
      additions,
      deletions,
    },
  };
}

/** Gitea's `FileCommitResponse`: the commit that a change of files made. */
export function toFileCommit(
  context: ShapeContext,
  repository: Repository,
  commit: Commit,
) {
  const created = utc(commit.committer.date);
  return {
    url: `${apiUrl(context, repository)}/git/commits/${commit.sha}`,
    sha: commit.sha,
    created,
    html_url: `${pageUrl(context, repository)}/commit/${commit.sha}`,
    author: toCommitUser(commit.author),
    committer: toCommitUser(commit.committer),
    parents: toParents(context, repository, commit),
    message: commit.message,
    tree: {
      url: `${apiUrl(context, repository)}/git/trees/${commit.tree}`,
      sha: commit.tree,
      created,
    },
  };
}

/** Gitea's `PayloadCommit`, of branches and webhooks. */
export function toPayloadCommit(
  context: ShapeContext,
  repository: Repository,
  commit: Commit,
  files?: ChangedFile[],
) {
  return {
    id: commit.sha,
    message: commit.message,
    url: `${pageUrl(context, repository)}/commit/${commit.sha}`,
    author: toPayloadUser(context, commit.author),
    committer: toPayloadUser(context, commit.committer),
    verification: files ? null : unsigned,
    timestamp: commit.committer.date,
    added: files ? pathsOf(files, ['added', 'copied', 'renamed']) : null,
    removed: files
      ? [
          ...pathsOf(files, ['deleted']),
          ...files
            .filter(file => file.status === 'renamed')
            .map(file => file.previousPath),
        ]
      : null,
    modified: files ? pathsOf(files, ['modified', 'type']) : null,
  };
}

/** What Gitea says of the signature of a commit without one. */
export const unsignedVerification = unsigned;

function toParents(
  context: ShapeContext,
  repository: Repository,
  commit: Commit,
) {
  return commit.parents.map(sha => ({
    url: `${apiUrl(context, repository)}/git/commits/${sha}`,
    sha,
    created: '0001-01-01T00:00:00Z',
  }));
}

function toCommitUser(signature: Signature) {
  return {
    name: signature.name,
    email: signature.email,
    date: utc(signature.date),
  };
}

function toPayloadUser(context: ShapeContext, signature: Signature) {
  return {
    name: signature.name,
    email: signature.email,
    username: context.people.findByEmail(signature.email)?.name ?? '',
  };
}

function userOf(context: ShapeContext, signature: Signature) {
  const identity = context.people.findByEmail(signature.email);
  return identity ? toUser(context, identity) : null;
}

function pathsOf(
  files: ChangedFile[],
  wanted: ChangedFile['status'][],
): string[] {
  return files
    .filter(({ status }) => wanted.includes(status))
    .map(({ path }) => path);
}

function utc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z');
}

function sum(figures: number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
