import express, { Express } from 'express';
import { ClusterClient } from '../kubernetes';
import { createPrometheusApi } from './http/createPrometheusApi';
import { Alerts } from './rules/Alerts';
import { readRules } from './rules/readRules';
import { clusterSeries } from './series/clusterSeries';
import { objectiveRecords } from './series/objectiveRecords';
import { platformSeries } from './series/platformSeries';
import { ReceivedSeries } from './series/ReceivedSeries';
import { SeededService } from './series/seededServices';
import { SeriesIndex, SeriesSource } from './series/SeriesIndex';
import {
  ServiceMoment,
  serviceSeries,
  TellingPod,
} from './series/serviceSeries';

/** Prometheus of one cluster of the sandbox. */
export interface Prometheus {
  handler: Express;
  /** Takes samples, as OTLP does. */
  received: ReceivedSeries;
  /** Makes what was just taken to be found. */
  refresh(): void;
}

/**
 * Makes it: the seeded services of the cluster, what the live cluster and its platform tell of themselves, and whatever is
 * sent by OTLP.
 */
export function createPrometheus(options: {
  cluster?: {
    client: ClusterClient;
    services: readonly SeededService[];
    /** When a service was last deployed, in milliseconds; undefined where nobody knows. */
    deployedAt: (service: SeededService) => number | undefined;
  };
  now?: () => Date;
}): Prometheus {
  const { cluster, now = () => new Date() } = options;
  const startedAt = now().getTime();
  const received = new ReceivedSeries();
  const sources: SeriesSource[] = [received];
  if (cluster) {
    const { client, services, deployedAt } = cluster;
    const moments = () =>
      services.map((service): ServiceMoment => {
        const deployed = deployedAt(service);
        return {
          service,
          pods: podsOf(client, service),
          ...(deployed !== undefined && { deployedAt: deployed }),
          startedAt,
          now,
        };
      });
    sources.push({
      series: () => [
        ...clusterSeries({ client, now }),
        ...moments().flatMap(moment => [
          ...serviceSeries(moment),
          ...objectiveRecords(moment),
        ]),
        ...platformSeries({ perSecond: 40, now }),
      ],
    });
  }
  const index = new SeriesIndex({ sources, now });
  const alerts = new Alerts({
    rules: () => (cluster ? readRules(cluster.client) : []),
    storage: index,
    now,
  });
  const handler = express();
  handler.disable('x-powered-by');
  handler.use(createPrometheusApi({ index, received, alerts, now }));
  return { handler, received, refresh: () => index.forget() };
}

/** The Pods of a service's Deployment; two that are made up where the cluster has none. */
function podsOf(
  client: ClusterClient,
  { service, tenant, environment }: SeededService,
): TellingPod[] {
  const pods = client
    .list({
      apiVersion: 'v1',
      kind: 'Pod',
      namespace: `${tenant}-${environment}`,
    })
    .filter(
      ({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === service,
    )
    .map(({ metadata }) => ({
      name: metadata.name,
      uid: String(metadata.uid ?? metadata.name),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return pods.length > 0
    ? pods
    : ['a', 'b'].map(letter => ({
        name: `${service}-${letter}`,
        uid: `${service}-${letter}`,
      }));
}
