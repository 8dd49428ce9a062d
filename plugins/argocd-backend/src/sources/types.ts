import {
  Application,
  ApplicationSet,
  Project,
} from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';
import { ApplicationChange, ApplicationStore } from './ApplicationStore';

/** What changed at a source, many at once where they come quickly. */
export interface SourceChange {
  applications: readonly ApplicationChange[];
  /** Whether the source itself came, went, or says something else; also where a project or an ApplicationSet changed. */
  source: boolean;
}

/** Where the objects of one Argo CD are read. Keeps what it read last while it cannot be read. */
export interface InstanceSource {
  readonly kind: 'cluster' | 'api';
  readonly applications: ApplicationStore;
  whole(namespace: string, name: string): Application | undefined;
  /** Undefined where it is not there, or where projects cannot be read. */
  project(name: string): Project | undefined;
  applicationSets(): readonly ApplicationSet[];
  status(): Status;
  /** Resolves when there is a first answer, good or bad, and at the latest after that time. */
  settled(timeoutMilliseconds: number): Promise<void>;
  onChange(listener: (change: SourceChange) => void): () => void;
  stop(): void;
}
