import { NotFoundError } from '@backstage/errors';
import { parse } from 'yaml';
import { Identity, machines, personas } from '../identities';
import { KubernetesObject } from '../kubernetes/types';
import { ensureArgoCdHome } from './argoCdHome';
import { ensure } from './ensure';
import { PullRequestApi } from './forgeApi';
import { LoadMark } from './loadMark';
import { pushHistory } from './pushHistory';
import { readSeed, seedDirectory } from './readSeed';
import {
  LoadSeedOptions,
  PlannedPullRequest,
  PlannedRepository,
  SeedForge,
} from './types';

/** The files of the GitOps repository that Argo CD begins with. */
const roots = ['bootstrap/platform-project.yaml', 'bootstrap/root.yaml'];

interface Context {
  forge: SeedForge;
  forgeUrl: string;
  startedAt: Date;
}

/**
 * Brings the seed into an empty sandbox: the repositories with their histories, the pull requests, and the root of the
 * platform; everything else follows from the GitOps controller.
 *
 * Once it has come to its end it does nothing more. Where it was interrupted, the next call does what is missing.
 */
export async function loadSeed(options: LoadSeedOptions): Promise<void> {
  const {
    forge,
    forgeUrl,
    clusters,
    controlPlane,
    now,
    logger,
    onProgress = () => {},
    directory = seedDirectory,
  } = options;
  const cluster = clusters.get(controlPlane);
  if (!cluster) {
    throw new NotFoundError(
      `There is no cluster ${controlPlane} to run Argo CD on`,
    );
  }
  ensureArgoCdHome(cluster);
  const mark = new LoadMark(cluster);
  const load = mark.begin(now);
  if (!load) {
    logger.debug('The seed is in');
    return;
  }

  const repositories = await readSeed(directory, { FORGE_URL: forgeUrl });
  const context = { forge, forgeUrl, startedAt: load.startedAt };
  onProgress(`The forge gets its ${repositories.length} repositories`);
  for (const repository of repositories) {
    await loadRepository(repository, context);
  }

  const gitops = repositories.find(
    ({ owner, name }) => owner === 'platform' && name === 'gitops',
  );
  for (const file of roots) {
    ensure(cluster, parse(gitops?.files.get(file) ?? '') as KubernetesObject);
  }
  mark.complete(load.startedAt, now);
  logger.info(`The seed is in: ${repositories.length} repositories`);
}

async function loadRepository(
  repository: PlannedRepository,
  context: Context,
): Promise<void> {
  const { owner, name, description, commits, pullRequests } = repository;
  await context.forge.ensureRepository({ owner, name, description });
  await pushHistory({
    ...pushing(repository, context),
    branch: 'main',
    commits,
  });
  for (const pullRequest of pullRequests) {
    await loadPullRequest(repository, pullRequest, context);
  }
}

async function loadPullRequest(
  repository: PlannedRepository,
  pullRequest: PlannedPullRequest,
  context: Context,
): Promise<void> {
  const { owner, name } = repository;
  const { branch, title, body, author, commits, comments, mergedBy } =
    pullRequest;
  await pushHistory({
    ...pushing(repository, context),
    branch,
    base: 'main',
    commits,
  });
  const number = await context.forge.createPullRequest({
    owner,
    name,
    title,
    body,
    head: branch,
    files: {},
    author,
  });
  const api = new PullRequestApi({
    forgeUrl: context.forgeUrl,
    owner,
    name,
    number,
  });
  for (const comment of comments) {
    await api.ensureComment(identity(comment.author), comment.body);
  }
  if (mergedBy) {
    await api.ensureMerged(identity(mergedBy));
  }
}

function pushing({ owner, name }: PlannedRepository, context: Context) {
  const url = `${context.forgeUrl}/${owner}/${name}.git`;
  const location = context.forge.locate(url);
  if (!location) {
    throw new NotFoundError(`The forge has no repository at ${url}`);
  }
  return {
    url,
    directory: location.directory,
    now: context.startedAt,
    identity: identity('socle'),
  };
}

function identity(name: string): Identity {
  const found = [...personas, ...machines].find(item => item.name === name);
  if (!found) {
    throw new NotFoundError(
      `${name} is not among the identities of the sandbox`,
    );
  }
  return found;
}
