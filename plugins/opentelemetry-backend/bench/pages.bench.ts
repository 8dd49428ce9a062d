import http from 'node:http';
import { AddressInfo } from 'node:net';
import { arch, cpus, platform } from 'node:os';
import { ClusterCacheService } from '@socle/plugin-platform-node';
import { readTelemetryConfig } from '../src/config';
import { Alerts } from '../src/services/Alerts';
import { Deploys } from '../src/services/Deploys';
import { EnvironmentReader } from '../src/services/EnvironmentReader';
import { Links } from '../src/services/Links';
import { Place } from '../src/services/Places';
import { SharedReads } from '../src/services/SharedReads';
import { Sources } from '../src/services/Sources';
import { ConfigReader } from '@backstage/config';

const count = Number(process.env.SOCLE_BENCH_SERVICES ?? 1_000);
const viewers = 100;
/* What a page may cost: the cards of all services, one after the other, from what is shared. */
const limit = { warmP95: 50, queriesPerViewer: 1 };

const names = [
  'http_server_request_duration_seconds_bucket',
  'http_server_request_duration_seconds_count',
  'container_memory_working_set_bytes',
  'kube_pod_container_resource_limits',
  'kube_pod_container_status_restarts_total',
  'kube_deployment_spec_replicas',
  'kube_resourcequota',
];

/** A Prometheus that answers at once, so that what is measured is the portal. */
async function startPrometheus() {
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    request.resume();
    const path = request.url ?? '';
    const now = Date.now() / 1000;
    const data = () => {
      if (path.includes('/label/')) {
        return decodeURIComponent(path).includes('otelcol') ||
          path.includes('destination')
          ? []
          : names;
      }
      if (path.endsWith('/alerts')) {
        return { alerts: [] };
      }
      return path.endsWith('query_range')
        ? { resultType: 'matrix', result: [] }
        : {
            resultType: 'vector',
            result: [{ metric: {}, value: [now, '0.5'] }],
          };
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'success', data: data() }));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const noClusters: ClusterCacheService = {
  clusters: async () => [],
  subscribe() {
    throw new Error('The bench has no clusters');
  },
};

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

async function timed(
  places: readonly Place[],
  read: (place: Place) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const place of places) {
    const start = performance.now();
    await read(place);
    times.push(performance.now() - start);
  }
  return times;
}

async function main() {
  const prometheus = await startPrometheus();
  const { sources: configured } = readTelemetryConfig(
    new ConfigReader({
      opentelemetry: {
        sources: [{ name: 'paris', url: prometheus.url, clusters: ['paris'] }],
      },
    }),
  );
  // A page is looked at within a moment: what was read is fresh.
  const moment = new Date();
  const now = () => moment;
  const reads = new SharedReads({ now, maximum: 500_000 });
  const sources = new Sources({ sources: configured, now });
  const environments = new EnvironmentReader({
    reads,
    now,
    alerts: new Alerts({ alertmanagers: new Map(), reads }),
    deploys: new Deploys({ clusterCache: noClusters, argocd: [] }),
    links: new Links({ grafanas: new Map(), reads }),
  });
  const places = Array.from({ length: count }, (_, index): Place => {
    const service = `service-${index}`;
    const tenant = `tenant-${index % 100}`;
    const namespace = `${tenant}-prod`;
    return {
      tenant,
      service,
      environment: { name: 'prod', cluster: 'paris', namespace },
      source: sources.ofCluster('paris'),
      target: {
        tenant,
        namespace,
        service,
        workloads: [{ kind: 'Deployment', name: service }],
      },
    };
  });

  const cold = await timed(places, place => environments.read(place));
  const askedCold = prometheus.asked();
  const warm = await timed(places, place => environments.read(place));
  const askedWarm = prometheus.asked() - askedCold;

  const fresh = new SharedReads({ now });
  const crowd = new EnvironmentReader({
    reads: fresh,
    now,
    alerts: new Alerts({ alertmanagers: new Map(), reads: fresh }),
    deploys: new Deploys({ clusterCache: noClusters, argocd: [] }),
    links: new Links({ grafanas: new Map(), reads: fresh }),
  });
  const before = prometheus.asked();
  await crowd.read(places[0]);
  const one = prometheus.asked() - before;
  const second = new SharedReads({ now });
  const others = new EnvironmentReader({
    reads: second,
    now,
    alerts: new Alerts({ alertmanagers: new Map(), reads: second }),
    deploys: new Deploys({ clusterCache: noClusters, argocd: [] }),
    links: new Links({ grafanas: new Map(), reads: second }),
  });
  const start = prometheus.asked();
  await Promise.all(
    Array.from({ length: viewers }, () => others.read(places[0])),
  );
  const hundred = prometheus.asked() - start;
  prometheus.stop();

  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  const [processor] = cpus();
  process.stdout.write(
    `${[
      `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}`,
      '',
      `| The card of each of ${count} services, in one environment | p50 | p95 | Queries, a card |`,
      '| --- | --- | --- | --- |',
      `| nothing read before | ${milliseconds(percentile(cold, 0.5))} | ${milliseconds(percentile(cold, 0.95))} | ${(askedCold / count).toFixed(1)} |`,
      `| read within 15 s by somebody | ${milliseconds(percentile(warm, 0.5))} | ${milliseconds(percentile(warm, 0.95))} | ${(askedWarm / count).toFixed(1)} |`,
      '',
      `One viewer of a card costs ${one} queries, ${viewers} at once ${hundred}: ${(hundred / viewers).toFixed(2)} a viewer.`,
    ].join('\n')}\n`,
  );
  if (
    percentile(warm, 0.95) > limit.warmP95 ||
    hundred > one * limit.queriesPerViewer
  ) {
    process.stderr.write('The pages of health cost more than they may.\n');
    process.exitCode = 1;
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
