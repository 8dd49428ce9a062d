import { KubernetesApi } from '../lib/KubernetesApi.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';

/**
 * Starts one cluster's API server.
 *
 * @returns {Promise<{ name: string, url: string, api: KubernetesApi }>} `api` as administrator
 */
export async function startApiServer({ name, services }, context) {
  const { processes, built, certificates, etcdUrl, tokenFile, known } = context;
  const [port] = await freePorts(1);
  const url = `https://127.0.0.1:${port}`;
  const part = processes.start({
    name: `${name}-apiserver`,
    command: built.program('kube-apiserver'),
    args: [
      ...['--etcd-servers', etcdUrl, '--etcd-prefix', `/${name}`],
      ...['--bind-address', '127.0.0.1', '--secure-port', String(port)],
      ...['--advertise-address', '127.0.0.1'],
      ...['--endpoint-reconciler-type', 'none'],
      ...['--tls-cert-file', certificates.certFile],
      ...['--tls-private-key-file', certificates.keyFile],
      ...['--client-ca-file', certificates.caFile],
      ...['--token-auth-file', tokenFile, '--authorization-mode', 'RBAC'],
      ...['--service-account-issuer', 'https://kubernetes.default.svc'],
      ...[
        '--service-account-key-file',
        certificates.serviceAccountPublicKeyFile,
      ],
      ...[
        '--service-account-signing-key-file',
        certificates.serviceAccountKeyFile,
      ],
      ...['--service-cluster-ip-range', services],
      // As EKS and the others run it: what may be privileged is for admission to say.
      '--allow-privileged=true',
    ],
  });
  const api = new KubernetesApi({
    url,
    ca: certificates.ca,
    token: known.get('admin').token,
  });
  await ready(part, async () => (await api.call('/readyz')).status === 200);
  return { name, url, api };
}
