import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Cluster, createCluster, machines } from '@socle/sandbox';

/** A cluster of the sandbox on a free port. */
export interface TestCluster {
  client: Cluster['client'];
  url: string;
  stop(): Promise<void>;
}

/** Starts it, empty. */
export async function startSandboxCluster(name: string): Promise<TestCluster> {
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-argocd-'));
  const cluster = await createCluster({
    name,
    stateDirectory,
    identities: machines,
    logger: mockServices.logger.mock(),
  });
  const server = http.createServer(cluster.handler);
  const url = await listen(server);
  return {
    client: cluster.client,
    url,
    async stop() {
      await close(server);
      await cluster.stop();
      await rm(stateDirectory, { recursive: true });
    },
  };
}

/** An address where nothing listens. */
export async function deadAddress(): Promise<string> {
  const server = http.createServer();
  const url = await listen(server);
  await close(server);
  return url;
}

/** Listens on a free port of loopback. */
export async function listen(server: http.Server): Promise<string> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

/** Ends open connections too. */
export async function close(server: http.Server): Promise<void> {
  const closed = new Promise(resolve => {
    server.close(resolve);
  });
  server.closeAllConnections();
  await closed;
}
