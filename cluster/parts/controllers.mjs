import path from 'node:path';
import { call } from '../lib/http.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { writeKubeconfig } from './identities.mjs';

/** Starts one cluster's controller manager and scheduler. */
export async function startControllers(server, context) {
  const { certificates } = context;
  const [managerPort, schedulerPort] = await freePorts(2);
  await Promise.all([
    startController(server, 'kube-controller-manager', managerPort, context, [
      ...[
        '--service-account-private-key-file',
        certificates.serviceAccountKeyFile,
      ],
      ...['--root-ca-file', certificates.caFile],
      '--use-service-account-credentials',
    ]),
    startController(server, 'kube-scheduler', schedulerPort, context, []),
  ]);
}

async function startController(server, program, port, context, args) {
  const { folder, processes, built, certificates, known } = context;
  const kubeconfig = writeKubeconfig({
    folder: path.join(folder, 'kubeconfigs'),
    identity: known.get(`system:${program}`),
    servers: [server],
    caFile: certificates.caFile,
    as: `${server.name}-${program}`,
  });
  const part = processes.start({
    name: `${server.name}-${program.replace('kube-', '')}`,
    command: built.program(program),
    args: [
      ...['--kubeconfig', kubeconfig],
      ...['--authentication-kubeconfig', kubeconfig],
      ...['--authorization-kubeconfig', kubeconfig],
      // One of each: nobody to lead.
      '--leader-elect=false',
      ...['--bind-address', '127.0.0.1', '--secure-port', String(port)],
      ...['--tls-cert-file', certificates.certFile],
      ...['--tls-private-key-file', certificates.keyFile],
      ...args,
    ],
  });
  const healthy = { ca: certificates.ca };
  await ready(
    part,
    async () =>
      (await call(`https://127.0.0.1:${port}/healthz`, healthy)).status === 200,
  );
}
