import { Status } from '@socle/plugin-platform-common';

/**
 * One Argo CD of the platform, and how it is to be reached now.
 *
 * @public
 */
export interface InstanceStatus {
  name: string;
  title?: string;
  /** Where people open it, without a slash at its end; unset where the configuration does not say. */
  url?: string;
  /** Where its Applications are read: watched on its cluster, or from its own API. */
  source: 'cluster' | 'api';
  /**
   * Of that source: `error` while it cannot be read, and `staleSince` where what it shows is from before. What it says is
   * then the last known, or nothing.
   */
  status: Status;
  /** Of Argo CD's API, which trees, diffs and actions need; unset where none is configured, and before it was asked. */
  api?: Status;
}

/**
 * What an answer lacks, and why.
 *
 * - `no-api`: no API of that Argo CD is configured, or no token for the Application's project.
 * - `api-failed`: it is, and does not answer, or refuses; `message` says how.
 * - `not-reported`: Argo CD itself does not tell.
 * - `no-cluster`: the cluster that it deploys to cannot be read.
 *
 * @public
 */
export interface MissingPart {
  part:
    | 'application'
    | 'tree'
    | 'diff'
    | 'commits'
    | 'project'
    | 'events'
    | 'objects'
    | 'links';
  reason: 'no-api' | 'api-failed' | 'not-reported' | 'no-cluster';
  /** A sentence for people, without addresses and credentials. */
  message: string;
}
