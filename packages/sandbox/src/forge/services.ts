import { Git } from './git';
import { ForgeEvents } from './events';
import { ForgeLogger } from './logger';
import { People } from './people';
import { PullRequests } from './pullRequests';
import { Repositories } from './repositories';
import { Webhooks } from './webhooks';

/** The parts of the forge that answer requests share these. */
export interface ForgeServices {
  /** Address of the forge, without a slash at its end. */
  baseUrl: string;
  git: Git;
  events: ForgeEvents;
  repositories: Repositories;
  people: People;
  pullRequests: PullRequests;
  webhooks: Webhooks;
  logger: ForgeLogger;
  now: () => Date;
}
