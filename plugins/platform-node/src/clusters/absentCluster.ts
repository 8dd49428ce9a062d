import { ClusterSubscription } from './types';

/** A subscription on a cluster that the portal does not know: it says so and holds nothing. */
export function absentCluster<T>(options: {
  cluster: string;
  now: Date;
}): ClusterSubscription<T> {
  const message = `${options.cluster} is not among the clusters of the portal; add it under kubernetes.clusterLocatorMethods`;
  return {
    cluster: { name: options.cluster },
    snapshot: () => ({
      objects: [],
      state: 'failed',
      status: {
        level: 'error',
        reason: message,
        observedAt: options.now.toISOString(),
      },
      failure: { code: 'not-configured', message },
    }),
    get: () => undefined,
    settled: async () => {},
    onChange: () => () => {},
    close: () => {},
  };
}
