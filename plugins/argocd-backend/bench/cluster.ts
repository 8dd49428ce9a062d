import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createArgoCdApi, createCluster, machines } from '@socle/sandbox';
import { storedApplication, tenantOf } from './company';

/**
 * A cluster of the sandbox in a process of its own, with as many Applications as its argument says, and the API of their
 * Argo CD. It tells the addresses of both, and counts what each is asked.
 */
async function run(count: number): Promise<void> {
  const logger = {
    error() {},
    warn() {},
    info() {},
    debug() {},
    child: () => logger,
  };
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-bench-'));
  const cluster = await createCluster({
    name: 'paris',
    stateDirectory,
    identities: machines,
    logger,
  });
  cluster.client.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'argocd' },
  });
  for (const project of new Set(
    Array.from({ length: count }, (_, index) => tenantOf(index)),
  )) {
    cluster.client.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: project, namespace: 'argocd' },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: `${project}-*` }],
      },
    });
  }
  for (let index = 0; index < count; index += 1) {
    cluster.client.create(storedApplication(index));
  }
  const api = createArgoCdApi({
    client: cluster.client,
    namespace: 'argocd',
    logger,
    /* Nothing compares anything here. */
    knowledge: {
      compared: () => undefined,
      commit: async () => Promise.reject(new Error('There is no repository')),
      resolve: async () => Promise.reject(new Error('There is no repository')),
    },
  });
  const servers = {
    cluster: await serve(cluster.handler),
    argo: await serve(api.handler),
  };
  process.on('message', (message: ClusterMessage) => {
    if (message.away !== undefined) {
      servers.argo.isAway(message.away);
      process.send?.({ away: message.away });
    } else if (message.touch === undefined) {
      process.send?.({
        asked: servers.cluster.asked(),
        argoAsked: servers.argo.asked(),
      });
    } else {
      cluster.client.updateStatus(
        storedApplication(message.touch, message.tag),
      );
    }
  });
  process.once('disconnect', async () => {
    servers.cluster.close();
    servers.argo.close();
    api.stop();
    await cluster.stop();
    await rm(stateDirectory, { recursive: true, force: true });
    process.exit(0);
  });
  process.send?.({ url: servers.cluster.url, argoUrl: servers.argo.url });
}

/** What the process is told: to change an Application, how many milliseconds its Argo CD is away, or to count. */
interface ClusterMessage {
  touch?: number;
  tag?: string;
  away?: number;
}

/** Serves it on a port of its own. */
async function serve(handler: http.RequestListener) {
  let asked = 0;
  let away = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    if (away > 0) {
      setTimeout(() => handler(request, response), away);
    } else {
      handler(request, response);
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    isAway(milliseconds: number) {
      away = milliseconds;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

run(Number(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
