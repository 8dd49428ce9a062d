import fs from 'node:fs';
import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { writeKubeconfig } from './identities.mjs';

const stages = ['node/fast', 'node/heartbeat-with-lease', 'pod/fast'];

/** Starts one cluster's kwok, which gives it nodes, and pods that "run" on them. */
export async function startNodes(server, { pods }, context) {
  const { folder, processes, built, certificates, known } = context;
  const [port] = await freePorts(1);
  const config = path.join(folder, `${server.name}-stages.yaml`);
  fs.writeFileSync(
    config,
    stages.map(name => readStages(built, name)).join('\n---\n'),
  );
  const part = processes.start({
    name: `${server.name}-kwok`,
    command: built.program('kwok'),
    args: [
      ...['--config', config],
      ...[
        '--kubeconfig',
        writeKubeconfig({
          folder: path.join(folder, 'kubeconfigs'),
          identity: known.get('kwok'),
          servers: [server],
          caFile: certificates.caFile,
          as: `${server.name}-kwok`,
        }),
      ],
      '--manage-all-nodes=true',
      ...['--cidr', pods],
      // Without leases every node is NotReady each 50 s.
      ...['--node-lease-duration-seconds', '40'],
      ...['--server-address', `127.0.0.1:${port}`],
    ],
  });
  await ready(part, () => callOk(`http://127.0.0.1:${port}/healthz`));
  for (const number of [1, 2, 3]) {
    await server.api.apply(node(server, number));
  }
}

function readStages(built, name) {
  const folder = built.file('sigs.k8s.io/kwok', 'kustomize', 'stage', name);
  return fs
    .readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .map(file => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n---\n');
}

function node({ name }, number) {
  const capacity = { cpu: '128', memory: '512Gi', pods: '500' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `${name}-${number}`,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': `${name}-${number}`,
        'topology.kubernetes.io/zone': `eu-west-3${'abc'[number - 1]}`,
      },
    },
    status: { allocatable: capacity, capacity, phase: 'Running' },
  };
}
