import { ClusterClient, KubernetesObject } from '../kubernetes/types';

const reference = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  namespace: 'argocd',
  name: 'sandbox-seed',
};

/**
 * Remembers on a cluster how far loading came: a visitor may delete what the seed brought, and it stays deleted; a load
 * that was interrupted goes on, and counts the days from the same moment.
 */
export class LoadMark {
  readonly #cluster: ClusterClient;

  constructor(cluster: ClusterClient) {
    this.#cluster = cluster;
  }

  /** Begins, or goes on with, a load. Returns undefined where one was completed. */
  begin(now: Date): { startedAt: Date } | undefined {
    const found = this.#cluster.get(reference);
    const data = found && dataOf(found);
    if (data?.completedAt) {
      return undefined;
    }
    if (data?.startedAt) {
      return { startedAt: new Date(data.startedAt) };
    }
    this.#write({ startedAt: now.toISOString() });
    return { startedAt: now };
  }

  complete(startedAt: Date, now: Date): void {
    this.#write({
      startedAt: startedAt.toISOString(),
      completedAt: now.toISOString(),
    });
  }

  #write(data: Record<string, string>): void {
    const { namespace, name, apiVersion, kind } = reference;
    this.#cluster.apply(
      { apiVersion, kind, metadata: { name, namespace }, data },
      { fieldManager: 'sandbox-seed', force: true },
    );
  }
}

function dataOf(object: KubernetesObject): Record<string, string> {
  return (object.data ?? {}) as Record<string, string>;
}
