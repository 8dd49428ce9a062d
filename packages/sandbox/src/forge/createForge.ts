import express, { Router } from 'express';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Identity } from '../identities';
import { createApiRouter } from './api';
import { ForgeEvents } from './events';
import { Git } from './git';
import { requireOwnHost } from './hosts';
import { locateRepository } from './locate';
import { ForgeLogger } from './logger';
import { People } from './people';
import { createPagesRouter } from './pages';
import { createPageErrorHandler } from './pages/problem';
import { Sessions } from './pages/session';
import { BranchProtection } from './protection';
import { PullRequests } from './pullRequests';
import { Repositories } from './repositories';
import { Repository } from './repository';
import {
  SeedPullRequest,
  SeedRepository,
  ensureRepository,
  openSeedPullRequest,
} from './seeding';
import { ForgeServices } from './services';
import { createSmartHttp } from './smartHttp';
import { ForgeRepositories } from './types';
import { Webhooks } from './webhooks';

/** The sandbox's forge: bare repositories, git over HTTP, Gitea's API and pages for people. */
export interface Forge extends ForgeRepositories {
  /** To mount at `/`. */
  handler: Router;
  /**
   * Makes a repository of the seed with its first commit. One that is there is left as it is,
   * apart from a first commit where it has no branch.
   */
  ensureRepository(seed: SeedRepository): Promise<void>;
  /**
   * Opens a pull request of the seed.
   *
   * @returns its number, also where its branch had one before, in whatever state.
   */
  createPullRequest(seed: SeedPullRequest): Promise<number>;
  /** Ends git processes and deliveries. The handler answers no more git after it. */
  stop(): Promise<void>;
}

export interface ForgeOptions {
  /** Folder for everything that is to survive a restart. */
  stateDirectory: string;
  /** Address at which people and programs reach the forge. */
  baseUrl: string;
  identities: Identity[];
  logger: ForgeLogger;
  /** The clock. */
  now?: () => Date;
}

/**
 * Opens the forge on its state, or on an empty folder.
 *
 * @throws Error when the folder cannot be written, or hooks cannot be executed in it.
 */
export async function createForge(options: ForgeOptions): Promise<Forge> {
  const { identities, logger, now = () => new Date() } = options;
  const stateDirectory = resolve(options.stateDirectory);
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const home = join(stateDirectory, 'home');
  await mkdir(home, { recursive: true });
  const git = new Git(home);
  const events = new ForgeEvents(logger);
  const protection = await BranchProtection.install(
    join(stateDirectory, 'hooks'),
  );
  const repositories = await Repositories.open({
    stateDirectory,
    git,
    events,
    logger,
    now,
  });
  const people = await People.open({
    identities,
    path: join(stateDirectory, 'metadata', 'owners.json'),
    repositories,
    logger,
  });
  const pullRequests = new PullRequests({ events, now });
  await pullRequests.recover(repositories.list());
  const webhooks = new Webhooks({
    context: { baseUrl, people },
    pullRequests,
    events,
    logger,
    now,
  });
  const services: ForgeServices = {
    baseUrl,
    git,
    events,
    repositories,
    people,
    pullRequests,
    webhooks,
    logger,
    now,
  };
  const sessions = await Sessions.open({
    path: join(stateDirectory, 'session.key'),
    people,
    now,
  });
  let stopped = false;
  const handler = express.Router();
  const smartHttp = createSmartHttp({
    git,
    repositories,
    protection,
    identities,
    logger,
  });
  handler.use(requireOwnHost(baseUrl));
  handler.use((_request, response, next) => {
    if (stopped) {
      response.status(503).type('text/plain').send('The forge has stopped.\n');
    } else {
      next();
    }
  });
  handler.use((request, response, next) => {
    smartHttp(request, response, next).catch(next);
  });
  handler.use('/api/v1', createApiRouter(services));
  handler.use(createPagesRouter(services, sessions));
  handler.use(createPageErrorHandler(services, sessions));

  return {
    handler,
    locate: url => {
      const found = locateRepository(repositories, baseUrl, url);
      return found && toLocation(found);
    },
    onPush: listener =>
      events.on(event => {
        if (event.type === 'push') {
          const { owner, name } = event.repository;
          listener({ owner, repository: name, ...event.change });
        }
      }),
    ensureRepository: async seed => await ensureRepository(services, seed),
    createPullRequest: async seed => await openSeedPullRequest(services, seed),
    stop: async () => {
      stopped = true;
      await Promise.all([git.stop(), webhooks.stop()]);
    },
  };
}

function toLocation({ owner, name, directory }: Repository) {
  return { owner, repository: name, directory };
}
