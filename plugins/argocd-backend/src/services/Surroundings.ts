import {
  ClusterEvent,
  ClusterObject,
  MissingPart,
} from '@socle/plugin-argocd-common';
import { ClusterCacheService } from '@socle/plugin-platform-node';
import { FoundApplication } from './FoundApplication';
import { troubledKinds, warnings } from './troubledKinds';

/** What a namespace tells of what is not well in it. */
export interface SurroundingObjects {
  objects: ClusterObject[];
  events: ClusterEvent[];
  missing: MissingPart[];
}

/** What is not well where an Application deploys to, from the clusters' watches; they begin when somebody first asks. */
export class Surroundings {
  readonly #clusterCache: ClusterCacheService;
  readonly #settleMilliseconds: number;

  constructor(options: {
    clusterCache: ClusterCacheService;
    settleMilliseconds: number;
  }) {
    this.#clusterCache = options.clusterCache;
    this.#settleMilliseconds = options.settleMilliseconds;
  }

  async of({ objects: place }: FoundApplication): Promise<SurroundingObjects> {
    if (!place) {
      return { objects: [], events: [], missing: [] };
    }
    const { cluster, namespace } = place;
    const kinds = troubledKinds.map(kind =>
      this.#clusterCache.subscribe({ cluster, kind }),
    );
    const events = this.#clusterCache.subscribe({ cluster, kind: warnings });
    const all = [...kinds, events];
    try {
      const timeoutMilliseconds = this.#settleMilliseconds;
      await Promise.all(all.map(one => one.settled({ timeoutMilliseconds })));
      const silent = all
        .map(one => one.snapshot({ namespace }))
        .find(({ state }) => state === 'failed' || state === 'waiting');
      return {
        objects: kinds.flatMap(one => [...one.snapshot({ namespace }).objects]),
        events: [...events.snapshot({ namespace }).objects],
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
    } finally {
      all.forEach(one => one.close());
    }
  }
}
