import express from 'express';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { machines, personas } from '../../identities';
import { createForge } from '..';

/** A forge in a process of its own, to be killed. Prints its port when it listens. */
async function main(stateDirectory: string): Promise<void> {
  const app = express();
  const server = createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const forge = await createForge({
    stateDirectory,
    baseUrl: `http://localhost:${port}`,
    identities: [...personas, ...machines],
    logger: { info: () => {}, warn: () => {}, error: () => {} },
  });
  app.use(forge.handler);
  process.stdout.write(`${port}\n`);
}

main(process.argv[2]).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
