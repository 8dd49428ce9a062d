import { DeployMarker } from '@socle/plugin-opentelemetry-common';
import { ClusterCacheService, WatchedKind } from '@socle/plugin-platform-node';
import { Place } from './Places';

interface Deployed {
  name: string;
  namespace: string;
  destination: string;
  history: { at: string; revision?: string; by?: string }[];
}

const SETTLE = 1_000;

const applications: WatchedKind<Deployed> = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'applications',
  project: object => {
    const spec = Object(object.spec);
    const { history } = Object(object.status);
    return {
      name: object.metadata.name,
      namespace: object.metadata.namespace ?? '',
      destination: String(Object(spec.destination).namespace ?? ''),
      history: (Array.isArray(history) ? history : [])
        .slice(-10)
        .flatMap(entry => {
          const { deployedAt, revision, initiatedBy } = Object(entry);
          const { username, automated } = Object(initiatedBy);
          return typeof deployedAt === 'string'
            ? [
                {
                  at: deployedAt,
                  ...(typeof revision === 'string' && { revision }),
                  ...(typeof username === 'string' && username !== ''
                    ? { by: username }
                    : automated === true && { by: 'Argo CD' }),
                },
              ]
            : [];
        }),
    };
  },
};

/** When services were deployed, from the watches on Argo CD's Applications that all plugins share. */
export class Deploys {
  readonly #clusterCache: ClusterCacheService;
  readonly #argocd: readonly { cluster: string; namespace: string }[];

  constructor(options: {
    clusterCache: ClusterCacheService;
    argocd: readonly { cluster: string; namespace: string }[];
  }) {
    this.#clusterCache = options.clusterCache;
    this.#argocd = options.argocd;
  }

  /** Those of a service since a moment, in milliseconds; the newest first. Undefined where no Argo CD can be read. */
  async of(place: Place, since: number): Promise<DeployMarker[] | undefined> {
    const { tenant, environment, service } = place;
    const wanted = [tenant, environment.name, service].join('.');
    const found = await Promise.all(
      this.#argocd.map(async ({ cluster, namespace }) => {
        const subscription = this.#clusterCache.subscribe({
          cluster,
          kind: applications,
        });
        try {
          await subscription.settled({ timeoutMilliseconds: SETTLE });
          const { objects, state } = subscription.snapshot({ namespace });
          return state === 'live' || state === 'stale'
            ? objects.filter(({ name, destination }) =>
                service === undefined
                  ? destination === environment.namespace
                  : name === wanted && destination === environment.namespace,
              )
            : undefined;
        } finally {
          subscription.close();
        }
      }),
    );
    if (found.every(one => one === undefined)) {
      return undefined;
    }
    return found
      .flatMap(objects => objects ?? [])
      .flatMap(({ name, history }) =>
        history
          .filter(({ at }) => Date.parse(at) >= since)
          .map(entry => ({
            ...entry,
            application: name,
            environment: environment.name,
          })),
      )
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }
}
