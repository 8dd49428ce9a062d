import { ClusterCacheService } from '@socle/plugin-platform-node';
import { ClusterTroubles, SurroundingObjects } from './ClusterTroubles';
import { FoundApplication } from './FoundApplication';

/** What is not well where an Application deploys to; the watches begin when somebody first asks. */
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
    const troubles = ClusterTroubles.watch({
      cluster: place.cluster,
      clusterCache: this.#clusterCache,
    });
    try {
      await troubles.settled(this.#settleMilliseconds);
      return troubles.in(place.namespace);
    } finally {
      troubles.close();
    }
  }
}
