import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Cluster, createCluster, machines } from '@socle/sandbox';
import { close, listen } from './servers';

/**
 * A cluster of the sandbox on a free port.
 *
 * @public
 */
export interface SandboxCluster {
  client: Cluster['client'];
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts it, empty.
 *
 * @public
 */
export async function startSandboxCluster(
  name: string,
): Promise<SandboxCluster> {
  const stateDirectory = await mkdtemp(
    path.join(os.tmpdir(), 'socle-cluster-'),
  );
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
