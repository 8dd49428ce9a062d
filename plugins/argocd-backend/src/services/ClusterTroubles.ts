import {
  ClusterEvent,
  ClusterObject,
  MissingPart,
} from '@socle/plugin-argocd-common';
import {
  ClusterCacheService,
  ClusterChange,
  ClusterSubscription,
} from '@socle/plugin-platform-node';
import { troubledKinds, warnings } from './troubledKinds';

/** What a namespace tells of what is not well in it. */
export interface SurroundingObjects {
  objects: ClusterObject[];
  events: ClusterEvent[];
  missing: MissingPart[];
}

/** What is not well on one cluster, from the watches that all share, until it is closed. */
export class ClusterTroubles {
  readonly #kinds: ReadonlyArray<ClusterSubscription<ClusterObject>>;
  readonly #warnings: ClusterSubscription<ClusterEvent>;

  static watch(options: {
    cluster: string;
    clusterCache: ClusterCacheService;
  }): ClusterTroubles {
    return new ClusterTroubles(options);
  }

  private constructor(options: {
    cluster: string;
    clusterCache: ClusterCacheService;
  }) {
    const { cluster, clusterCache } = options;
    this.#kinds = troubledKinds.map(kind =>
      clusterCache.subscribe({ cluster, kind }),
    );
    this.#warnings = clusterCache.subscribe({ cluster, kind: warnings });
  }

  in(namespace: string): SurroundingObjects {
    const silent = this.#all()
      .map(one => one.snapshot({ namespace }))
      .find(({ state }) => state === 'failed' || state === 'waiting');
    return {
      objects: this.#kinds.flatMap(one => [
        ...one.snapshot({ namespace }).objects,
      ]),
      events: [...this.#warnings.snapshot({ namespace }).objects],
      missing: silent
        ? [
            {
              part: 'objects',
              reason: 'no-cluster',
              message: silent.status.reason,
            },
          ]
        : [],
    };
  }

  async settled(timeoutMilliseconds: number): Promise<void> {
    await Promise.all(
      this.#all().map(one => one.settled({ timeoutMilliseconds })),
    );
  }

  onChange(listener: (change: ClusterChange) => void): void {
    this.#all().forEach(one => one.onChange(listener));
  }

  close(): void {
    this.#all().forEach(one => one.close());
  }

  #all(): Array<ClusterSubscription<ClusterObject | ClusterEvent>> {
    return [...this.#kinds, this.#warnings];
  }
}
