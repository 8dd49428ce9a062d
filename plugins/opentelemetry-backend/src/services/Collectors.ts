import {
  collectorProbe,
  CollectorTelemetry,
  LabelledSample,
  planCollectors,
  readCollectors,
} from '@socle/plugin-opentelemetry-common';
import { MetricsSource } from '../clients/MetricsSource';
import { Asking, fresh } from './Asking';
import { SharedReads } from './SharedReads';

/* Collectors are found anew this often; how they are is asked for more often. */
const KEPT = 600_000;
const HOUR = 3_600;

/** The collectors of a cluster; undefined where its source does not show the platform's own series. */
export async function collectorsOf(options: {
  source: MetricsSource;
  cluster: string;
  reads: SharedReads;
  now: () => Date;
}): Promise<CollectorTelemetry[] | undefined> {
  const { source, cluster, reads, now } = options;
  if (!source.seesAll) {
    return undefined;
  }
  const asking = new Asking({ source, reads, now });
  const matchers = source.matchersOf(cluster);
  const names = await asking.names(collectorProbe(matchers), HOUR, KEPT);
  const queries = planCollectors({ names: names ?? [], matchers });
  const answers = new Map<string, readonly LabelledSample[]>();
  await Promise.all(
    queries.map(async ({ query }) => {
      answers.set(query, (await asking.instant(query, fresh.now)) ?? []);
    }),
  );
  return asking.metrics === 'unreachable'
    ? undefined
    : readCollectors(queries, answers);
}
