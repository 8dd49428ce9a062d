import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  FoundRepository,
  NewRepository,
  RepositoryFile,
  RepositoryForge,
} from '@socle/plugin-tenancy-node';
import { RepositoryRight } from '../rights/requireRepository';
import { isOurs, withTrailers } from './ownership';

const mostLooks = 10;
/** Milliseconds. */
const betweenLooks = 200;

export interface EnsureRepositoryOptions {
  forge: RepositoryForge;
  /** For messages: `payments/checkout on forge.example.com`. */
  name: string;
  /** The organisation. */
  owner: string;
  right: RepositoryRight;
  repository: NewRepository;
  files: RepositoryFile[];
  commitMessage: string;
  taskId: string;
  /** Entity reference of the person. */
  requestedBy: string;
  author?: { name: string; email: string };
}

/** What was done. */
export type EnsuredRepository =
  /** Its content was committed, in a new repository or in one that had none; without a commit, it only would be. */
  | { created: true; branch: string; commit?: string }
  /** Its content was there, made by this task or by an earlier try with the same answers. */
  | { created: false; branch: string };

/**
 * Makes a repository with its first content, or gives one without a commit its first content. One that has content stays
 * as it is. Calling it again, after whichever failure, brings what is missing.
 *
 * @throws ConflictError where the content is somebody else's.
 */
export async function ensureRepository(
  options: EnsureRepositoryOptions,
): Promise<EnsuredRepository> {
  const { forge, repository } = options;
  await prepareOwner(options);
  const found = (await forge.find()) ?? (await makeRepository(options));
  if (found.empty) {
    const branch = repository.defaultBranch;
    const commit = await ignoreConflict(
      forge.commit({
        branch,
        message: withTrailers(options.commitMessage, options),
        files: options.files,
        author: options.author,
      }),
    );
    if (commit !== undefined) {
      return { created: true, branch, commit };
    }
  }
  return await requireOurs(options);
}

/**
 * What {@link ensureRepository} would do; only reads.
 *
 * @throws ConflictError and NotAllowedError as it does.
 */
export async function foreseeRepository(
  options: EnsureRepositoryOptions,
): Promise<EnsuredRepository> {
  const { forge, repository, right } = options;
  if (right === 'request' && (await forge.ownerUse()) === 'used') {
    throw ownerIsUsed(options);
  }
  const found = await forge.find();
  return found && !found.empty
    ? await requireOurs(options)
    : { created: true, branch: repository.defaultBranch };
}

/** Makes the organisation of a tenant where there is none. */
async function prepareOwner(options: EnsureRepositoryOptions): Promise<void> {
  const { forge, right, repository } = options;
  if (right === 'owner') {
    return;
  }
  const use = await forge.ownerUse();
  if (use === 'missing') {
    await ignoreConflict(forge.createOwner(repository.visibility));
  } else if (use === 'used' && right === 'request') {
    throw ownerIsUsed(options);
  }
}

function ownerIsUsed({ name, owner }: EnsureRepositoryOptions) {
  return new NotAllowedError(
    `The repository ${name} is not made: ${owner} has repositories of others, and the tenant is not merged yet. Choose another name for the tenant, or have the platform team make the repository.`,
  );
}

/** A repository that somebody else makes in the meantime is looked at like one that was there. */
async function makeRepository(
  options: EnsureRepositoryOptions,
): Promise<FoundRepository> {
  const { forge, repository } = options;
  await ignoreConflict(forge.create(repository));
  return await requireFound(options);
}

async function requireOurs(
  options: EnsureRepositoryOptions,
): Promise<EnsuredRepository> {
  const { forge, taskId, files, name, right } = options;
  const { defaultBranch: branch } = await requireFound(options);
  // A tenant that is asked for again, with other answers, has its repository from the first time.
  const requestedBy = right === 'owner' ? undefined : options.requestedBy;
  if (!(await isOurs({ forge, branch, taskId, requestedBy, files }))) {
    throw new ConflictError(
      `The repository ${name} has content that this task did not make, and stays as it is. Choose another name, or have the repository removed, and start again.`,
    );
  }
  return { created: false, branch };
}

async function requireFound(
  options: EnsureRepositoryOptions,
): Promise<FoundRepository> {
  // What another task is making right now is seen a moment later.
  for (let look = 0; look < mostLooks; look += 1) {
    const found = await options.forge.find();
    if (found) {
      return found;
    }
    await sleep(betweenLooks);
  }
  throw new NotFoundError(
    `The repository ${options.name} exists, and the portal's account cannot see it. Have the account given access to it, or choose another name.`,
  );
}

/** Undefined where somebody else was faster: what they made is looked at next. */
async function ignoreConflict<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConflictError') {
      return undefined;
    }
    throw error;
  }
}
