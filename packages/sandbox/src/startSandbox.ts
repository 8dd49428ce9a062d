import path from 'node:path';
import { LoggerService } from '@backstage/backend-plugin-api';
import express from 'express';
import { createArgoCdApi } from './argocd';
import { createForge, Forge } from './forge';
import { GitOpsController, startGitOpsController } from './gitops';
import { HubbleRelay, startHubbleRelay, startTraffic } from './hubble';
import { machines, personas } from './identities';
import { Cluster, createCluster } from './kubernetes';
import { listen, Listener } from './listen';
import { startPrometheuses } from './prometheus';
import { ensurePortalWebhook } from './portalWebhook';
import { argocdNamespace, ensureArgoCdHome, loadSeed } from './seed';
import { startWorkloads } from './workloads';
import { nodeNames } from './workloads/nodes';

/** The clusters that answer, the one that runs Argo CD first. */
export const clusterNames = ['paris-nonprod', 'paris-prod'] as const;

/* From the forge's; the port before it belongs to the cluster that is down. */
const argoCdPortOffset = 4;

/* Prometheus of each cluster, one after the other. */
const prometheusPortOffset = 5;

/* The first cluster's; the others' are right above it. */
const hubblePortOffset = 7;

/* As often as somebody sets it who wants to see what they pushed; Argo CD's own is three minutes. */
const generateDelay = 1_000;

/** The cluster that is down: known by name, and nothing listens at its address. */
const deadClusterName = 'legacy';

export interface SandboxOptions {
  /** Where everything is kept; what is there already is kept as it is. */
  stateDirectory: string;
  /**
   * The forge's port, with the clusters' ports right above it, then one where nothing listens, Argo CD's,
   * a Prometheus for each cluster, and a Hubble Relay for each. Unset: free ones.
   */
  port?: number;
  /** Where people reach the portal, which the forge tells of pushes; unset where there is none. */
  portalUrl?: string;
  /** Whether it has its people and their rights, and nothing of the seed. */
  empty?: boolean;
  logger: LoggerService;
  /** Told in words what is going on, for the person who waits. */
  onProgress?: (text: string) => void;
}

/** A whole small platform in this process, on loopback. */
export interface Sandbox {
  forgeUrl: string;
  /** Address of each cluster's API, by its name. */
  clusterUrls: Record<string, string>;
  /** Address of Argo CD's API. */
  argoCdUrl: string;
  /** Address of the Prometheus of each cluster, by the cluster's name. */
  prometheusUrls: Record<string, string>;
  /** `localhost:7024`: where each cluster's Hubble Relay listens, by the cluster's name. */
  hubbleAddresses: Record<string, string>;
  forge: Forge;
  clusters: Map<string, Cluster>;
  gitops: GitOpsController;
  hubbles: Map<string, HubbleRelay>;
  stop(): Promise<void>;
}

/** Starts the forge, the clusters and the GitOps controller; resolves when the seed is in and reconciled. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const {
    stateDirectory,
    port,
    portalUrl,
    empty = false,
    logger,
    onProgress = () => {},
  } = options;
  const identities = [...personas, ...machines];
  const onPort = (offset: number) =>
    listen(port === undefined ? 0 : port + offset);
  const stops: Array<() => Promise<void>> = [];
  const stop = async () => {
    for (const step of stops.reverse()) {
      await step();
    }
    stops.length = 0;
  };

  try {
    const forgeListener = await onPort(0);
    stops.push(() => forgeListener.close());
    const forge = await createForge({
      stateDirectory: path.join(stateDirectory, 'forge'),
      baseUrl: forgeListener.url,
      identities,
      logger: logger.child({ part: 'forge' }),
    });
    stops.push(() => forge.stop());
    forgeListener.serve(express().use(forge.handler));

    const clusters = new Map<string, Cluster>();
    const listeners = new Map<string, Listener>();
    for (const [index, name] of clusterNames.entries()) {
      const listener = await onPort(index + 1);
      stops.push(() => listener.close());
      const cluster = await createCluster({
        name,
        stateDirectory: path.join(stateDirectory, 'clusters', name),
        identities,
        logger: logger.child({ part: name }),
      });
      stops.push(() => cluster.stop());
      const workloads = startWorkloads({
        client: cluster.client,
        logger: logger.child({ part: name }),
      });
      stops.push(() => workloads.stop());
      listener.serve(cluster.handler);
      clusters.set(name, cluster);
      listeners.set(name, listener);
    }

    const clients = new Map(
      [...clusters].map(([name, cluster]) => [name, cluster.client]),
    );
    const gitops = await startGitOpsController({
      clusters: clients,
      addresses: {
        ...Object.fromEntries(
          [...listeners].map(([name, { url }]) => [name, url]),
        ),
        [deadClusterName]: 'https://legacy.halle.example',
      },
      controlPlane: clusterNames[0],
      namespace: argocdNamespace,
      repositories: forge,
      logger: logger.child({ part: 'gitops' }),
      delays: { generate: generateDelay },
    });
    stops.push(() => gitops.stop());
    const controlPlane = clients.get(clusterNames[0]);
    const argoCd = await onPort(argoCdPortOffset);
    stops.push(() => argoCd.close());
    if (controlPlane) {
      const api = createArgoCdApi({
        client: controlPlane,
        namespace: argocdNamespace,
        knowledge: gitops,
        logger: logger.child({ part: 'argocd' }),
      });
      stops.push(async () => api.stop());
      argoCd.serve(api.handler);
    }

    const prometheuses = await startPrometheuses({
      clusters: clients,
      controlPlane: clusterNames[0],
      empty,
      listen: index => onPort(prometheusPortOffset + index),
    });
    stops.push(() => prometheuses.stop());

    if (!empty) {
      await loadSeed({
        forge,
        clusters: clients,
        controlPlane: clusterNames[0],
        forgeUrl: forgeListener.url,
        now: new Date(),
        logger: logger.child({ part: 'seed' }),
        onProgress,
      });
    } else if (controlPlane) {
      ensureArgoCdHome(controlPlane);
    }
    if (portalUrl) {
      await ensurePortalWebhook({ forgeUrl: forgeListener.url, portalUrl });
    }
    onProgress('The GitOps controller applies what the repository says');
    await gitops.idle();
    const hubbles = new Map<string, HubbleRelay>();
    for (const [index, [name, client]] of [...clients].entries()) {
      const relay = await startHubbleRelay({
        cluster: name,
        nodes: nodeNames(name),
        port: port === undefined ? 0 : port + hubblePortOffset + index,
      });
      stops.push(() => relay.stop());
      hubbles.set(name, relay);
      const traffic = startTraffic({
        client,
        relay,
        logger: logger.child({ part: name }),
      });
      stops.push(async () => traffic.stop());
    }

    return {
      forgeUrl: forgeListener.url,
      clusterUrls: Object.fromEntries(
        [...listeners].map(([name, listener]) => [name, listener.url]),
      ),
      argoCdUrl: argoCd.url,
      prometheusUrls: prometheuses.urls,
      hubbleAddresses: Object.fromEntries(
        [...hubbles].map(([name, { address }]) => [name, address]),
      ),
      forge,
      clusters,
      gitops,
      hubbles,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
