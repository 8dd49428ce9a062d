import path from 'node:path';
import fs from 'node:fs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { connects } from './redis.mjs';

/**
 * Starts Hubble Relay, and a stand-in for the nodes that it asks.
 *
 * @returns {Promise<{ address: string, control: string, nodes: string[] }>} `address` is the Relay's `host:port`; flows
 *   that are posted to `<control>/flows?node=<name>`, one in JSON a line, were observed by that node
 */
export async function startRelay({ folder, processes, built }, nodes) {
  const [port, healthPort, controlPort, ...nodePorts] = await freePorts(
    3 + nodes.length,
  );
  const socket = path.join(folder, 'hubble.sock');
  const stand = processes.start({
    name: 'hubble-node',
    command: built.program('hubble-node'),
    args: [
      ...['--socket', socket, '--control', `127.0.0.1:${controlPort}`],
      ...nodes.map((name, index) => `${name}=127.0.0.1:${nodePorts[index]}`),
    ],
  });
  // Relay asks once where it does not find the socket, and then waits long.
  await ready(
    stand,
    async () => fs.existsSync(socket) && (await connects(controlPort)),
  );
  const part = processes.start({
    name: 'hubble-relay',
    command: built.program('hubble-relay'),
    args: [
      'serve',
      ...['--peer-service', `unix://${socket}`],
      ...['--listen-address', `127.0.0.1:${port}`],
      ...['--health-listen-address', `127.0.0.1:${healthPort}`],
      '--disable-client-tls',
      '--disable-server-tls',
      '--gops=false',
    ],
  });
  await ready(part, () => connects(port));
  return {
    address: `127.0.0.1:${port}`,
    control: `http://127.0.0.1:${controlPort}`,
    nodes,
  };
}
