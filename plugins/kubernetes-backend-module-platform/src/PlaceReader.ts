import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  ClusterObjects,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { environmentEntity, Place } from './environmentEntity';
import { ScopedServiceLocator } from './ScopedServiceLocator';

type FetchError = ClusterObjects['errors'][number];

const unreached: FetchError = {
  errorType: 'FETCH_ERROR',
  message: 'The cluster cannot be reached',
};

const notConfigured: FetchError = {
  errorType: 'FETCH_ERROR',
  message:
    'The cluster is not among those of the portal; add it under kubernetes.clusterLocatorMethods',
};

/**
 * Makes Backstage's own provider read one namespace of one cluster. What goes wrong is an error in that cluster's item: it
 * never throws, and never takes longer than it may.
 */
export class PlaceReader {
  readonly #locator: ScopedServiceLocator;
  readonly #logger: LoggerService;
  readonly #timeoutMilliseconds: number;

  constructor(options: {
    locator: ScopedServiceLocator;
    logger: LoggerService;
    timeoutMilliseconds: number;
  }) {
    this.#locator = options.locator;
    this.#logger = options.logger;
    this.#timeoutMilliseconds = options.timeoutMilliseconds;
  }

  async read(options: {
    /** Whose objects they are, for Backstage's provider and the log. */
    entity: Entity;
    place: Place;
    /** Of the portal; a cluster that it does not know says so. */
    clusters: ReadonlyMap<string, ClusterDetails>;
    /** Asks Backstage's provider for what an entity has. */
    ask: (entity: Entity) => Promise<ObjectsByEntityResponse>;
  }): Promise<ClusterObjects[]> {
    const { place, clusters, ask } = options;
    const cluster = clusters.get(place.cluster);
    if (!cluster) {
      return [unreadable({ name: place.cluster }, notConfigured)];
    }
    const entity = environmentEntity(options);
    this.#locator.place(entity, cluster);
    try {
      const { items } = await inTime(ask(entity), this.#timeoutMilliseconds);
      return items.map(item => ({
        ...item,
        /* The client's messages hold the cluster's address. */
        errors: item.errors.map(error =>
          error.errorType === 'FETCH_ERROR' ? unreached : error,
        ),
      }));
    } catch (error) {
      this.#logger.warn(
        `${cluster.name} did not answer for ${stringifyEntityRef(entity)}: ${toError(error).message}`,
      );
      return [unreadable(cluster, unreached)];
    }
  }
}

function unreadable(
  { name, title }: { name: string; title?: string },
  error: FetchError,
): ClusterObjects {
  return {
    cluster: { name, ...(title && { title }) },
    resources: [],
    podMetrics: [],
    errors: [error],
  };
}

async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
