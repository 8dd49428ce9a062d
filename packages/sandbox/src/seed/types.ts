import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterClient } from '../kubernetes/types';

/** What the loader needs of the forge, beside git over HTTP and the API. */
export interface SeedForge {
  /** Makes the repository; leaves one that is there as it is. */
  ensureRepository(repository: {
    owner: string;
    name: string;
    description?: string;
  }): Promise<void>;
  /** Opens a pull request from a branch that is there. Returns its number, also where the branch had one before. */
  createPullRequest(pullRequest: {
    owner: string;
    name: string;
    title: string;
    body?: string;
    head: string;
    files: Record<string, string>;
    author: string;
  }): Promise<number>;
  /** The bare repository behind an address. */
  locate(url: string): { directory: string } | undefined;
}

export interface LoadSeedOptions {
  forge: SeedForge;
  /** Address of the forge, without a slash at its end; the seed's `__FORGE_URL__`. */
  forgeUrl: string;
  clusters: ReadonlyMap<string, ClusterClient>;
  /** Name of the cluster that runs Argo CD. */
  controlPlane: string;
  /** The moment that the histories count their days back from, at the first start. */
  now: Date;
  logger: LoggerService;
  /** Told in words what is going on, for the person who waits. */
  onProgress?: (text: string) => void;
  /** Where the seed is; this package's `seed` folder where left out. */
  directory?: string;
}

/** Somebody who wrote a commit. */
export interface Person {
  name: string;
  email: string;
}

/** A commit as the seed tells it. */
export interface PlannedCommit {
  author: Person;
  committer: Person;
  /** Whole days before the sandbox's first start. */
  daysAgo: number;
  /** Time of that day in UTC, `09:30`. */
  at: string;
  message: string;
  /** What the commit writes, by path. */
  files: ReadonlyMap<string, string>;
}

export interface PlannedPullRequest {
  branch: string;
  /** Name of the identity that opens it. */
  author: string;
  title: string;
  body: string;
  commits: PlannedCommit[];
  comments: { author: string; body: string }[];
  /** Name of the identity that merges it; unset where it stays open. */
  mergedBy?: string;
}

/** A repository of the seed, with the whole way that it came. */
export interface PlannedRepository {
  owner: string;
  name: string;
  description: string;
  /** What the branch `main` holds in the end, by path. */
  files: ReadonlyMap<string, string>;
  /** The history of `main` up to the pull requests. */
  commits: PlannedCommit[];
  pullRequests: PlannedPullRequest[];
}
