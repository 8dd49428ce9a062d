import { ClusterClient } from '../kubernetes';
import { at, recordsOf, stringOf } from '../kubernetes/json';
import { Listener } from '../listen';
import { createPrometheus } from './createPrometheus';
import { SeededService, seededServices } from './series/seededServices';

/** A Prometheus for each cluster of the sandbox, listening. */
export interface Prometheuses {
  /** By the cluster's name. */
  urls: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts them. The seeded services tell of themselves, unless the sandbox is empty. */
export async function startPrometheuses(options: {
  clusters: ReadonlyMap<string, ClusterClient>;
  /** The cluster that has Argo CD's Applications. */
  controlPlane: string;
  empty: boolean;
  /** Takes the port of the first, the second. */
  listen: (index: number) => Promise<Listener>;
}): Promise<Prometheuses> {
  const { clusters, controlPlane, empty, listen } = options;
  const applications = clusters.get(controlPlane);
  const listeners: [name: string, listener: Listener][] = [];
  for (const [name, client] of clusters) {
    const listener = await listen(listeners.length);
    listeners.push([name, listener]);
    const { handler } = createPrometheus({
      cluster: {
        client,
        services: empty
          ? []
          : seededServices.filter(({ cluster }) => cluster === name),
        deployedAt: service => deployedAt(applications, service),
      },
    });
    listener.serve(handler);
  }
  return {
    urls: Object.fromEntries(listeners.map(([name, { url }]) => [name, url])),
    async stop() {
      await Promise.all(listeners.map(([, listener]) => listener.close()));
    },
  };
}

/** When Argo CD deployed a service last. */
function deployedAt(
  client: ClusterClient | undefined,
  { tenant, environment, service }: SeededService,
): number | undefined {
  const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
  if (!client?.kind(kind)) {
    return undefined;
  }
  const application = client.get({
    ...kind,
    namespace: 'argocd',
    name: `${tenant}.${environment}.${service}`,
  });
  const moments = recordsOf(at(application, 'status', 'history')).flatMap(
    entry => Date.parse(stringOf(entry.deployedAt) ?? '') || [],
  );
  return moments.length > 0 ? Math.max(...moments) : undefined;
}
