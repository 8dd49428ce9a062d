import net from 'node:net';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';

/** Starts the Redis of Argo CD's cache. Returns its `host:port`. */
export async function startRedis({ processes, built }) {
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const part = processes.start({
    name: 'redis',
    command: built.program('redis'),
    args: [address],
  });
  await ready(part, () => connects(port));
  return address;
}

/** Whether something listens there. */
export function connects(port) {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
