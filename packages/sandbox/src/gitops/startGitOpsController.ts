import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ForgeRepositories } from '../forge/types';
import { ClusterClient } from '../kubernetes/types';
import { ComparedApplication } from './controller/ComparedApplications';
import { Controller } from './controller/Controller';
import { CommitDetails, readCommit } from './git/readCommit';

/** What the controller and its reader of repositories know, for Argo CD's API. */
export interface GitOpsKnowledge {
  /** Undefined before the first look at an Application; `broken` where its spec does not let it be compared. */
  compared(name: string): ComparedApplication | 'broken' | undefined;
  /** Throws Argo CD's words where there is no such repository or commit. */
  commit(url: string, sha: string): Promise<CommitDetails>;
  /** The commit that a branch, a tag or a SHA stands for. Throws Argo CD's words where there is none. */
  resolve(url: string, revision: string | undefined): Promise<string>;
}

/** Follows repositories and keeps clusters as they say, as Argo CD 3.5 does. */
export interface GitOpsController extends GitOpsKnowledge {
  /**
   * Resolves when nothing is left to do now. What waits for the cluster, for a person, or for the next try of something
   * that failed does not count.
   */
  idle(): Promise<void>;
  /** Ends the watches and timers; resolves when the running work is done. */
  stop(): Promise<void>;
}

/** Times in milliseconds; Argo CD's own where they are unset. */
export interface GitOpsDelays {
  /** Between two waves of a sync: 2 s. */
  wave?: number;
  /** Between two looks at everything: 3 min. */
  refresh?: number;
  /** Between two looks of ApplicationSets at their repositories: 3 min. 0 lets them hear of pushes at once. */
  generate?: number;
}

export interface GitOpsControllerOptions {
  /** The clusters that Applications may name, by name. */
  clusters: Map<string, ClusterClient>;
  /** Which of them holds the Applications; it is `in-cluster` and https://kubernetes.default.svc, too. */
  controlPlane: string;
  /** Where the Applications are: `argocd`. */
  namespace: string;
  repositories: ForgeRepositories;
  logger: LoggerService;
  /**
   * Addresses of the clusters' APIs, for destinations by `server`; `https://<name>` where unset. An address of a cluster
   * that is none of `clusters` belongs to one that does not answer.
   */
  addresses?: Record<string, string>;
  now?: () => Date;
  delays?: GitOpsDelays;
}

/** Starts to follow the Applications and ApplicationSets of the control plane. Throws where there is no such cluster. */
export async function startGitOpsController(
  options: GitOpsControllerOptions,
): Promise<GitOpsController> {
  const { clusters, controlPlane } = options;
  const client = clusters.get(controlPlane);
  if (!client) {
    throw new NotFoundError(
      `The control plane ${controlPlane} is none of the clusters ${[...clusters.keys()].join(', ')}`,
    );
  }
  const controller = new Controller({ ...options, client });
  controller.start();
  return {
    idle: async () => await controller.idle(),
    stop: async () => await controller.stop(),
    compared: name => controller.compared.get(name),
    commit: async (url, sha) => await readCommit(controller.reader, url, sha),
    resolve: async (url, revision) =>
      (await controller.reader.resolve(url, revision)).revision,
  };
}
