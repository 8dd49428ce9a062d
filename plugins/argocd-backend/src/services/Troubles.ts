import {
  applicationKey,
  ApplicationSummary,
  isSilent,
  sameSummary,
  withTrouble,
} from '@socle/plugin-argocd-common';
import { ClusterCacheService } from '@socle/plugin-platform-node';
import { ApplicationChange } from '../sources/ApplicationStore';
import { InstanceSource, SourceChange } from '../sources/types';
import { ClusterTroubles } from './ClusterTroubles';
import { ApplicationAdvisor, Instance } from './Instances';
import { objectsAt, Places } from './placesOf';

/* How soon tenants are asked for again, where they could not be. */
const retryMilliseconds = 1_000;

/** An Application that leaves open what keeps it from running. */
interface Silent {
  application: ApplicationSummary;
  source: InstanceSource;
  /** Where its objects are; unset until it was looked at. */
  place?: { cluster: string; namespace: string };
}

/**
 * What keeps Applications from running where Argo CD does not say it: it calls a rollout whose container crashes Progressing,
 * and the pods know better. They are looked at for Applications that leave it open, and on their clusters alone.
 */
export class Troubles implements ApplicationAdvisor {
  readonly #clusterCache: ClusterCacheService;
  readonly #places: () => Promise<Places>;
  readonly #gatherMilliseconds: number;
  readonly #now: () => Date;
  readonly #stops: Array<() => void>;
  readonly #silent = new Map<string, Silent>();
  readonly #lifted = new WeakMap<ApplicationSummary, ApplicationSummary>();
  readonly #clusters = new Map<string, ClusterTroubles>();
  readonly #unsettled = new Set<string>();
  readonly #listeners = new Set<(change: SourceChange) => void>();
  readonly #due = new Set<string>();
  #looking: Promise<void> | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(options: {
    instances: readonly Instance[];
    clusterCache: ClusterCacheService;
    /** Throws where the platform's tree was never read. */
    places: () => Promise<Places>;
    /** How long changes are gathered before they are looked at. */
    gatherMilliseconds: number;
    now: () => Date;
  }) {
    this.#clusterCache = options.clusterCache;
    this.#places = options.places;
    this.#gatherMilliseconds = options.gatherMilliseconds;
    this.#now = options.now;
    this.#stops = options.instances.map(({ source }) =>
      source.onChange(({ applications }) =>
        applications.forEach(change => this.#take(source, change)),
      ),
    );
  }

  with(application: ApplicationSummary): ApplicationSummary {
    return this.#lifted.get(application) ?? application;
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when what is known of the clusters was looked at, and at the latest after that time. */
  async settled(timeoutMilliseconds: number): Promise<void> {
    await this.#look();
    const unsettled = [...this.#unsettled];
    if (unsettled.length === 0) {
      return;
    }
    await Promise.all(
      unsettled.map(async name => {
        await this.#clusters.get(name)?.settled(timeoutMilliseconds);
        this.#unsettled.delete(name);
        this.#lookAgain(name);
      }),
    );
    await this.#look();
  }

  stop(): void {
    clearTimeout(this.#soon);
    this.#stops.forEach(stop => stop());
    this.#listeners.clear();
    this.#silent.clear();
    this.#due.clear();
    this.#closeUnused();
  }

  #take(source: InstanceSource, { before, after }: ApplicationChange): void {
    const subject = after ?? before;
    if (!subject) {
      return;
    }
    const key = applicationKey(subject);
    if (!after || !isSilent(after)) {
      this.#silent.delete(key);
      return;
    }
    const place = this.#silent.get(key)?.place;
    this.#silent.set(key, { application: after, source, place });
    /* Until it is looked at again, so that a verdict does not come and go with each word of Argo CD. */
    const trouble = before && this.with(before).trouble;
    if (trouble) {
      this.#lifted.set(after, { ...after, trouble });
    }
    this.#lookSoon([key]);
  }

  #lookSoon(keys: Iterable<string>): void {
    for (const key of keys) {
      this.#due.add(key);
    }
    if (this.#due.size > 0) {
      this.#soon ??= setTimeout(() => this.#look(), this.#gatherMilliseconds);
    }
  }

  #lookAgain(cluster: string, namespaces?: ReadonlySet<string>): void {
    this.#lookSoon(
      [...this.#silent]
        .filter(
          ([, { place }]) =>
            place?.cluster === cluster &&
            (!namespaces || namespaces.has(place.namespace)),
        )
        .map(([key]) => key),
    );
  }

  /** Looks at all that is due; never throws. */
  async #look(): Promise<void> {
    await this.#looking;
    if (this.#due.size === 0) {
      return;
    }
    this.#looking ??= this.#lookAtDue().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  async #lookAtDue(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    let places: Places;
    try {
      places = await this.#places();
    } catch {
      /* Nobody is shown anything before the tree is read; what changes then is looked at. */
      this.#soon = setTimeout(() => this.#look(), retryMilliseconds);
      this.#soon.unref();
      return;
    }
    const due = [...this.#due];
    this.#due.clear();
    const applications = due.flatMap(key => this.#lookAt(key, places) ?? []);
    this.#closeUnused();
    if (applications.length > 0) {
      this.#listeners.forEach(listener =>
        listener({ applications, source: false }),
      );
    }
  }

  #lookAt(key: string, places: Places): ApplicationChange | undefined {
    const silent = this.#silent.get(key);
    if (!silent) {
      return undefined;
    }
    const { application, source } = silent;
    const { namespace, name } = application;
    silent.place = objectsAt(application, places(application));
    const resources = source.whole(namespace, name)?.status.resources ?? [];
    /* Where nobody knows what it manages, what is wrong beside it may be somebody else's. */
    const around =
      silent.place &&
      resources.length > 0 &&
      this.#cluster(silent.place.cluster).in(silent.place.namespace);
    const before = this.with(application);
    const after = around
      ? withTrouble({ application, resources, ...around, now: this.#now() })
      : application;
    if (sameSummary(before.trouble, after.trouble)) {
      return undefined;
    }
    if (after === application) {
      this.#lifted.delete(application);
    } else {
      this.#lifted.set(application, after);
    }
    return { before, after };
  }

  #cluster(name: string): ClusterTroubles {
    const known = this.#clusters.get(name);
    if (known) {
      return known;
    }
    const cluster = ClusterTroubles.watch({
      cluster: name,
      clusterCache: this.#clusterCache,
    });
    this.#clusters.set(name, cluster);
    this.#unsettled.add(name);
    cluster.onChange(({ namespaces, source }) =>
      this.#lookAgain(name, source ? undefined : namespaces),
    );
    return cluster;
  }

  #closeUnused(): void {
    const used = new Set(
      [...this.#silent.values()].map(({ place }) => place?.cluster),
    );
    for (const [name, cluster] of this.#clusters) {
      if (!used.has(name)) {
        cluster.close();
        this.#clusters.delete(name);
        this.#unsettled.delete(name);
      }
    }
  }
}
