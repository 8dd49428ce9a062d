import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createCluster, machines } from '@socle/sandbox';
import { storedApplication } from './company';

/**
 * A cluster of the sandbox in a process of its own, with as many Applications as its argument says. It tells its address,
 * and counts what it is asked.
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
  for (let index = 0; index < count; index += 1) {
    cluster.client.create(storedApplication(index));
  }
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    cluster.handler(request, response);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  process.on('message', (message: { touch?: number; tag?: string }) => {
    if (message.touch === undefined) {
      process.send?.({ asked });
    } else {
      cluster.client.updateStatus(
        storedApplication(message.touch, message.tag),
      );
    }
  });
  process.once('disconnect', async () => {
    server.closeAllConnections();
    server.close();
    await cluster.stop();
    await rm(stateDirectory, { recursive: true, force: true });
    process.exit(0);
  });
  const { port } = server.address() as AddressInfo;
  process.send?.({ url: `http://127.0.0.1:${port}` });
}

run(Number(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
