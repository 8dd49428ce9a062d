import fs from 'node:fs';
import { KubernetesApi } from './lib/KubernetesApi.mjs';
import { forgeAt } from './parts/forge.mjs';

/**
 * Writes where a cluster is and who may use it, for other processes. Returns the file, which goes with the cluster.
 *
 * @param {import('./startCluster.mjs').Cluster} cluster
 * @param {{ tokens: Map<string, string> }} seeded what `loadSeed` returned
 */
export function describeCluster(cluster, { tokens }) {
  const { folder, apiServers, identities, forge, parts, ...others } = cluster;
  const { ca, caFile, kubeconfigs, argocd, etcd } = others;
  const { prometheus, collector, relay } = others;
  const file = `${folder}/cluster.json`;
  const description = {
    folder,
    apiServers: apiServers.map(({ name, url }) => ({ name, url })),
    ca,
    caFile,
    identities: [...identities.values()],
    kubeconfigs,
    forge: {
      url: forge.url,
      folder: forge.folder,
      tokens: Object.fromEntries(tokens),
    },
    argocd,
    etcd,
    prometheus,
    collector,
    relay,
    parts: [...parts.values()].map(({ name, pid, log }) => ({
      name,
      pid,
      log,
    })),
  };
  fs.writeFileSync(file, JSON.stringify(description, undefined, 2), {
    mode: 0o600,
  });
  return file;
}

/**
 * The cluster that another process started, and stops: what `startCluster` returns, with the forge's tokens, and without
 * what starts and stops its parts.
 *
 * @param {string} [file] what `describeCluster` wrote; the one that SOCLE_CLUSTER names where left out
 */
export function connectCluster(file = process.env.SOCLE_CLUSTER) {
  if (!file) {
    throw new Error(
      'SOCLE_CLUSTER does not name the description of a cluster. "npm run cluster" starts one, and prints its name.',
    );
  }
  const described = JSON.parse(fs.readFileSync(file, 'utf8'));
  const identities = new Map(described.identities.map(one => [one.name, one]));
  const { token } = identities.get('admin');
  return {
    ...described,
    identities,
    apiServers: described.apiServers.map(server => ({
      ...server,
      api: new KubernetesApi({ url: server.url, ca: described.ca, token }),
    })),
    forge: {
      ...forgeAt(described.forge),
      tokens: new Map(Object.entries(described.forge.tokens)),
    },
  };
}
