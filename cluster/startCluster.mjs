import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clusters } from './lib/clusters.mjs';
import { personas } from './lib/sandbox.mjs';
import { Processes } from './lib/processes.mjs';
import { startApiServer } from './parts/apiServer.mjs';
import { startArgoCd } from './parts/argocd.mjs';
import { makeCertificates } from './parts/certificates.mjs';
import { startCollector } from './parts/collector.mjs';
import { startControllers } from './parts/controllers.mjs';
import { applyDefinitions } from './parts/definitions.mjs';
import { startEtcd } from './parts/etcd.mjs';
import { startForge } from './parts/forge.mjs';
import { startGatekeeper } from './parts/gatekeeper.mjs';
import {
  identities,
  writeKubeconfig,
  writeTokens,
} from './parts/identities.mjs';
import { startNodes } from './parts/nodes.mjs';
import { startPrometheus } from './parts/prometheus.mjs';
import { startRedis } from './parts/redis.mjs';
import { startRelay } from './parts/relay.mjs';

/**
 * A real platform that runs on loopback.
 *
 * @typedef {object} Cluster
 * @property {string} folder where everything of it is, until it stops
 * @property {{ name: string, url: string, api: import('./lib/KubernetesApi.mjs').KubernetesApi }[]} apiServers the one of
 *   Argo CD first; `api` is a client with an administrator's rights
 * @property {string} ca the certificate that the API servers are trusted by, in PEM
 * @property {string} caFile
 * @property {Map<string, import('./parts/identities.mjs').ApiIdentity>} identities by name: people, machines, `admin`
 * @property {Record<string, string>} kubeconfigs by name of persona, and `admin`: a file with a context for each cluster
 * @property {import('./parts/forge.mjs').Forge} forge
 * @property {import('./parts/argocd.mjs').ArgoCd} argocd
 * @property {{ url: string }} etcd in which both API servers keep everything
 * @property {{ url: string, rules: string }} prometheus
 * @property {{ http: string, grpc: string, metrics: string }} collector
 * @property {{ address: string, control: string, nodes: string[] }} relay
 * @property {ReadonlyMap<string, import('./lib/processes.mjs').Part>} parts every program by its name
 * @property {() => Promise<void>} stop ends every program, and removes the folder
 */

/**
 * Starts every part of the platform on free ports of loopback; resolves when all of them answer. Whatever becomes of this
 * process, the parts end with it and the folder goes.
 *
 * @param {object} options
 * @param {import('./build/buildCluster.mjs').Built} options.built
 * @param {string} [options.logs] folder for what the parts say; one that goes with the cluster where left out
 * @param {(text: string) => void} [options.onProgress] told in words what is going on
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ built, logs, onProgress = () => {} }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-cluster-'));
  const logFolder = logs ?? path.join(folder, 'logs');
  fs.mkdirSync(logFolder, { recursive: true });
  const processes = new Processes({ folder, logs: logFolder });
  try {
    const parts = await startParts({ folder, processes, built }, onProgress);
    return {
      folder,
      ...parts,
      parts: processes.parts,
      stop: () => processes.finish(),
    };
  } catch (error) {
    await processes.finish();
    throw error;
  }
}

async function startParts(base, onProgress) {
  const { folder, built } = base;
  const kubeconfigFolder = path.join(folder, 'kubeconfigs');
  fs.mkdirSync(kubeconfigFolder);
  const known = identities();
  const certificates = await makeCertificates(base);
  const context = {
    ...base,
    certificates,
    known,
    tokenFile: writeTokens(folder, known),
  };
  const timed = timer(onProgress);

  const forge = timed('Gitea', startForge(context));
  const telemetry = timed(
    'Prometheus and the collector',
    startTelemetry(context),
  );
  const relay = timed(
    'Hubble Relay',
    startRelay(
      context,
      [1, 2].map(number => `${clusters[0].name}/${clusters[0].name}-${number}`),
    ),
  );
  const redis = startRedis(context);
  // It is waited for later, and may fail before.
  redis.catch(() => {});
  const control = startControlPlanes(context, { redis, telemetry, timed });
  const [
    forgeReady,
    { prometheus, collector },
    relayReady,
    { servers, argocd, etcd },
  ] = await Promise.all([forge, telemetry, relay, control]);

  const kubeconfigs = Object.fromEntries(
    [...personas.map(({ name }) => name), 'socle', 'admin'].map(name => [
      name,
      writeKubeconfig({
        folder: kubeconfigFolder,
        identity: known.get(name),
        servers,
        caFile: certificates.caFile,
      }),
    ]),
  );
  return {
    apiServers: servers,
    ca: certificates.ca,
    caFile: certificates.caFile,
    identities: known,
    kubeconfigs,
    forge: forgeReady,
    argocd,
    etcd,
    prometheus,
    collector,
    relay: relayReady,
    built,
  };
}

async function startTelemetry(context) {
  const prometheus = await startPrometheus(context);
  const collector = await startCollector({
    ...context,
    prometheusUrl: prometheus.url,
  });
  return { prometheus, collector };
}

async function startControlPlanes(base, { redis, telemetry, timed }) {
  const etcdUrl = await timed('etcd', startEtcd(base));
  const context = { ...base, etcdUrl, redisAddress: await redis };
  const servers = await Promise.all(
    clusters.map(cluster =>
      timed(
        `The API server of ${cluster.name}`,
        startApiServer(cluster, context),
      ),
    ),
  );
  const [argocd] = await Promise.all([
    timed('Argo CD', startArgoCd(servers, context)),
    ...servers.flatMap((server, index) => [
      applyDefinitions(server, context.built),
      startControllers(server, context),
      startNodes(server, clusters[index], context),
      timed(
        `Gatekeeper of ${server.name}`,
        telemetry.then(({ collector }) =>
          startGatekeeper(server, { ...context, collector }),
        ),
      ),
    ]),
  ]);
  return { servers, argocd, etcd: { url: etcdUrl } };
}

/** Tells of each part how long it took. */
function timer(onProgress) {
  return async (what, promise) => {
    const startedAt = Date.now();
    const result = await promise;
    onProgress(
      `${what} is ready (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`,
    );
    return result;
  };
}
