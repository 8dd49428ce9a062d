import {
  Application,
  ApplicationSet,
  parseApplicationSet,
  parseProject,
  Project,
  sharedTexts,
} from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';
import {
  ClusterCacheService,
  ClusterSubscription,
  WatchedKind,
} from '@socle/plugin-platform-node';
import { InstanceConfig } from '../config';
import { ApplicationStore } from './ApplicationStore';
import { KeptApplication, keepApplication, wholeOf } from './keptApplication';
import { serves } from './serves';
import { InstanceSource, SourceChange } from './types';

/** The objects of an Argo CD, watched on the cluster that it runs on. */
export class ClusterSource implements InstanceSource {
  readonly kind = 'cluster';
  readonly applications = new ApplicationStore();
  readonly #config: InstanceConfig;
  readonly #watched: ClusterSubscription<KeptApplication>;
  readonly #projects: ClusterSubscription<Project>;
  readonly #sets: ClusterSubscription<ApplicationSet>;
  readonly #listeners = new Set<(change: SourceChange) => void>();
  #hasTaken = false;

  static start(options: {
    instance: InstanceConfig;
    cluster: string;
    clusterCache: ClusterCacheService;
  }): ClusterSource {
    return new ClusterSource(options);
  }

  private constructor(options: {
    instance: InstanceConfig;
    cluster: string;
    clusterCache: ClusterCacheService;
  }) {
    const { instance, cluster, clusterCache } = options;
    this.#config = instance;
    this.#watched = clusterCache.subscribe({
      cluster,
      kind: this.#applicationKind(),
    });
    this.#projects = clusterCache.subscribe({
      cluster,
      kind: kindOf('appprojects', parseProject),
    });
    this.#sets = clusterCache.subscribe({
      cluster,
      kind: kindOf('applicationsets', parseApplicationSet),
    });
    this.#watched.onChange(change => this.#take(change.source));
    this.#projects.onChange(() =>
      this.#tell({ applications: [], source: true }),
    );
    this.#sets.onChange(() => this.#tell({ applications: [], source: true }));
  }

  whole(namespace: string, name: string): Application | undefined {
    const kept = this.applications.get(namespace, name);
    return kept && wholeOf(kept);
  }

  project(name: string): Project | undefined {
    return this.#projects.get({ namespace: this.#config.namespace, name });
  }

  applicationSets(): readonly ApplicationSet[] {
    return this.#sets
      .snapshot()
      .objects.filter(({ namespace }) => serves(this.#config, { namespace }));
  }

  status(): Status {
    const { state, status } = this.#watched.snapshot({ namespace: '' });
    return state === 'not-served'
      ? {
          level: 'error',
          reason: `${this.#watched.cluster.name} has no Applications of Argo CD; check argocd.instances`,
          observedAt: status.observedAt,
        }
      : status;
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      [this.#watched, this.#projects].map(subscription =>
        subscription.settled({ timeoutMilliseconds }),
      ),
    );
    // From there on changes tell of themselves: a view costs the same, however many Applications there are.
    if (!this.#hasTaken) {
      this.#take(false);
    }
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#listeners.clear();
    [this.#watched, this.#projects, this.#sets].forEach(subscription =>
      subscription.close(),
    );
  }

  #applicationKind(): WatchedKind<KeptApplication> {
    const share = sharedTexts();
    return kindOf('applications', value => {
      const kept = keepApplication({
        value,
        instance: this.#config.name,
        share,
        before: this.applications.get(
          value.metadata.namespace ?? '',
          value.metadata.name,
        ),
      });
      return kept && serves(this.#config, kept.summary) ? kept : undefined;
    });
  }

  #take(isSource: boolean): void {
    const { objects, state } = this.#watched.snapshot();
    if (state === 'waiting' || state === 'failed') {
      if (isSource) {
        this.#tell({ applications: [], source: true });
      }
      return;
    }
    this.#hasTaken = true;
    const applications = this.applications.replace(objects);
    if (isSource || applications.length > 0) {
      this.#tell({ applications, source: isSource });
    }
  }

  #tell(change: SourceChange): void {
    this.#listeners.forEach(listener => listener(change));
  }
}

function kindOf<T>(
  plural: string,
  project: WatchedKind<T>['project'],
): WatchedKind<T> {
  return { group: 'argoproj.io', version: 'v1alpha1', plural, project };
}
