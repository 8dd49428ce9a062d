import fs from 'node:fs';
import { buildCluster } from '../../cluster/build/buildCluster.mjs';
import { startRealPlatform } from '../lib/cluster.mjs';
import { assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode } from '../lib/node.mjs';
import { stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, bold, say } from '../lib/say.mjs';

/** Starts the real platform with the sandbox's seed, and prints where everything is. */
export async function run() {
  let stopping = false;
  stopOnInterrupt(() => {
    stopping = true;
    say('Stopping');
  });
  assertWritable();
  const node = await ensureNode();
  await install(node);
  await buildCluster();
  say('Starting the real platform');
  let started;
  try {
    started = await startRealPlatform(node);
  } catch (error) {
    await stopAll();
    throw error;
  }
  const { child, file } = started;
  say('Ready. Argo CD applies the seed by itself; Ctrl-C stops everything.');
  print(JSON.parse(fs.readFileSync(file, 'utf8')), file);
  const code = await child.ended;
  if (stopping) {
    return;
  }
  throw new SocleError(
    `The real platform ended by itself (exit code ${code}). The reason is at the end of .socle/logs/cluster.log.`,
  );
}

function print(cluster, file) {
  const { apiServers, forge, argocd, prometheus, collector, relay } = cluster;
  const rows = [
    ...apiServers.map(({ name, url }) => [`Cluster ${name}`, url]),
    ['Gitea', `${forge.url}   (sign in with a name and its sandbox token)`],
    ['Argo CD', `${argocd.url}   (admin, ${argocd.adminPassword})`],
    ['Prometheus', prometheus.url],
    ['OpenTelemetry', `${collector.http}   (OTLP; gRPC at ${collector.grpc})`],
    ['Hubble Relay', `${relay.address}   (flows: POST ${relay.control}/flows)`],
    ['Everything', `${file}   (SOCLE_CLUSTER for tests)`],
    ...Object.entries(cluster.kubeconfigs).map(([name, config]) => [
      `KUBECONFIG of ${name}`,
      config,
    ]),
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  console.log(
    `\n${rows.map(([title, text]) => `    ${bold(title.padEnd(width))}  ${text}`).join('\n')}\n`,
  );
}
