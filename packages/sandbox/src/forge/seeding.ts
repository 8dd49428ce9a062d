import { Identity } from '../identities';
import { commitFirst } from './firstCommit';
import { zeroSha } from './refs';
import { Repository } from './repository';
import { ForgeServices } from './services';
import { writeCommit } from './writing';

/** A repository of the seed. */
export interface SeedRepository {
  owner: string;
  name: string;
  private?: boolean;
  description?: string;
  /** Contents of the first commit, by path. Without files the repository stays empty. */
  files?: Record<string, string | Buffer>;
  /** Name of the identity that makes the first commit; the first administrator where it is left out. */
  author?: string;
  /** Message of the first commit. */
  message?: string;
}

/** A pull request of the seed, with the commit that it proposes. */
export interface SeedPullRequest {
  owner: string;
  name: string;
  title: string;
  body?: string;
  /** Branch to make, from the base branch. */
  head: string;
  /** The default branch where it is left out. */
  base?: string;
  /** New contents by path; null removes the file. */
  files: Record<string, string | Buffer | null>;
  /** Message of the commit; the title where it is left out. */
  message?: string;
  /** Name of the identity that commits and opens. */
  author: string;
}

/** {@link SeedRepository}; idempotent. */
export async function ensureRepository(
  services: ForgeServices,
  seed: SeedRepository,
): Promise<void> {
  const { repositories, now } = services;
  const repository =
    repositories.find(seed.owner, seed.name) ??
    (await createProtected(services, seed));
  if (repository.empty && seed.files) {
    await commitFirst(repository, {
      files: seed.files,
      message: seed.message ?? 'Initial commit',
      author: authorOf(services, seed.author),
      now,
      temporary: repositories.temporary,
    });
  }
}

/** A repository as an administrator leaves it to a team: nobody rewrites the history of its default branch. */
async function createProtected(
  { repositories, now }: ForgeServices,
  seed: SeedRepository,
): Promise<Repository> {
  const repository = await repositories.create(seed);
  const at = now().toISOString();
  await repository.change(draft => {
    draft.protections.push({
      branch: draft.defaultBranch,
      createdAt: at,
      updatedAt: at,
    });
  });
  return repository;
}

function authorOf(services: ForgeServices, name: string | undefined): Identity {
  const { people } = services;
  const author =
    name === undefined
      ? people.identities.find(({ administrator }) => administrator)
      : people.find(name);
  if (!author) {
    throw new Error(
      `${name ?? 'An administrator'} is not among the identities of the forge`,
    );
  }
  return author;
}

/** {@link SeedPullRequest}; idempotent. Returns the number. */
export async function openSeedPullRequest(
  services: ForgeServices,
  seed: SeedPullRequest,
): Promise<number> {
  const repository = services.repositories.find(seed.owner, seed.name);
  if (!repository) {
    throw new Error(`There is no repository ${seed.owner}/${seed.name}`);
  }
  const base = seed.base ?? repository.record.defaultBranch;
  const known = repository.record.pullRequests.find(
    pull => pull.headBranch === seed.head && pull.baseBranch === base,
  );
  if (known) {
    return known.number;
  }
  const author = authorOf(services, seed.author);
  if (!repository.refs.branch(seed.head)) {
    await commitBranch(services, repository, { ...seed, base }, author);
  }
  const pull = await services.pullRequests.create(repository, author.name, {
    base,
    head: seed.head,
    title: seed.title,
    body: seed.body,
  });
  return pull.number;
}

/** Makes the head branch: one commit on the base. */
async function commitBranch(
  services: ForgeServices,
  repository: Repository,
  seed: SeedPullRequest & { base: string },
  author: Identity,
): Promise<void> {
  const person = {
    name: author.title,
    email: author.email,
    date: services.now(),
  };
  await repository.refs.update(async move => {
    const parent = repository.refs.branch(seed.base);
    if (!parent) {
      throw new Error(
        `There is no branch ${seed.base} in ${repository.fullName}`,
      );
    }
    const after = await writeCommit(repository, {
      parent,
      changes: Object.entries(seed.files).map(([path, content]) =>
        content === null
          ? { path, remove: true }
          : { path, content: Buffer.from(content) },
      ),
      message: seed.message ?? seed.title,
      author: person,
      committer: person,
      temporary: services.repositories.temporary,
    });
    await move({
      ref: `refs/heads/${seed.head}`,
      before: zeroSha,
      after,
      pusher: author.name,
    });
  });
}
