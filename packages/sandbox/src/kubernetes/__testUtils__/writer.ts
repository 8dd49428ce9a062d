import http from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { machines, personas } from '../../identities';
import { createCluster } from '../cluster';

/** Runs a cluster in a process of its own, on the folder that is its first argument, so that a test can kill it. */
async function main() {
  const cluster = await createCluster({
    name: 'killed',
    stateDirectory: JSON.parse(process.argv[2]),
    identities: [...personas, ...machines],
    logger: mockServices.rootLogger({ level: 'none' }),
  });
  const server = http.createServer(cluster.handler);
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`port ${(server.address() as AddressInfo).port}\n`);
  });
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
