import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';

/** One etcd, in which each cluster has a prefix of its own. Returns its address. */
export async function startEtcd({ folder, processes, built }) {
  const [clientPort, peerPort] = await freePorts(2);
  const url = `http://127.0.0.1:${clientPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  const part = processes.start({
    name: 'etcd',
    command: built.program('etcd'),
    args: [
      ...['--data-dir', path.join(folder, 'etcd')],
      // What it holds lives as long as it does.
      '--unsafe-no-fsync',
      ...['--listen-client-urls', url, '--advertise-client-urls', url],
      ...['--listen-peer-urls', peerUrl],
      ...['--initial-advertise-peer-urls', peerUrl],
      ...['--initial-cluster', `default=${peerUrl}`],
      ...['--log-level', 'warn'],
    ],
  });
  await ready(part, async () => {
    const { health } = (await callOk(`${url}/health`)).json();
    return health === 'true';
  });
  return url;
}
