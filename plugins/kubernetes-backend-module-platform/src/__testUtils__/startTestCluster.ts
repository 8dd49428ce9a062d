import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { createCluster, machines } from '@socle/sandbox';

/** A cluster of the sandbox over HTTP; each namespace has the limit ranges `front` and `back`, labelled `app`. */
export async function startTestCluster(name: string, namespaces: string[]) {
  const stateDirectory = await mkdtemp(path.join(os.tmpdir(), 'socle-scope-'));
  const cluster = await createCluster({
    name,
    stateDirectory,
    identities: machines,
    logger: mockServices.logger.mock(),
  });
  for (const namespace of namespaces) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const app of ['front', 'back']) {
      cluster.client.create({
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: app, namespace, labels: { app } },
        spec: { limits: [] },
      });
    }
  }
  const server = http.createServer(cluster.handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = async () => {
    const closed = new Promise(resolve => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
    await cluster.stop();
    await rm(stateDirectory, { recursive: true });
  };
  const { port } = server.address() as AddressInfo;
  return { client: cluster.client, url: `http://127.0.0.1:${port}`, stop };
}

/** Where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = http.createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return `http://127.0.0.1:${port}`;
}
