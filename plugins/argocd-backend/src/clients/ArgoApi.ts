import { ResourceReference } from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';

/** An Application, as Argo CD's API is asked for it: without its project, it answers 403 where there is none. */
export interface ApplicationName {
  project: string;
  namespace: string;
  name: string;
}

/** What Argo CD's API tells. Answers are as they came: `@socle/plugin-argocd-common` reads them. All throw `ArgoError`. */
export interface ArgoReader {
  tree(application: ApplicationName): Promise<unknown>;
  /** The items of `/managed-resources`. */
  managedResources(application: ApplicationName): Promise<unknown[]>;
  /** Of a commit. `id` is the deployment's, where it is one of the past. */
  revision(
    application: ApplicationName,
    of: { revision: string; index: number; id?: number },
  ): Promise<unknown>;
  /** The same of a chart's version. */
  chart(
    application: ApplicationName,
    of: { revision: string; index: number; id?: number },
  ): Promise<unknown>;
  /** Of the Application itself. */
  events(application: ApplicationName): Promise<unknown[]>;
  links(application: ApplicationName): Promise<unknown[]>;
}

/** What a sync is asked for with. */
export interface SyncOptions {
  dryRun: boolean;
  prune: boolean;
  force: boolean;
  revision?: string;
  resources?: readonly ResourceReference[];
  options: readonly string[];
}

/** What Argo CD's API does. Each resolves when Argo CD took it. All throw `ArgoError`. */
export interface ArgoActor {
  sync(application: ApplicationName, options: SyncOptions): Promise<void>;
  refresh(application: ApplicationName, kind: 'normal' | 'hard'): Promise<void>;
  terminate(application: ApplicationName): Promise<void>;
  rollback(
    application: ApplicationName,
    options: { id: number; dryRun: boolean; prune: boolean },
  ): Promise<void>;
  /** Writes that what waits may be removed. */
  approveDeletion(application: ApplicationName, at: Date): Promise<void>;
}

/** All Applications at once, and what changes afterwards. */
export interface ArgoFeed {
  list(signal: AbortSignal): Promise<{ items: unknown[]; version?: string }>;
  projects(signal: AbortSignal): Promise<unknown[]>;
  /** Events, until the connection ends: `{ type, application }`. */
  watch(options: {
    version?: string;
    signal: AbortSignal;
  }): AsyncIterable<unknown>;
}

/** How the API answered last; undefined before it was asked. */
export interface ArgoApiStatus {
  status(): Status | undefined;
}
