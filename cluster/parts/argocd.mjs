import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { deadCluster } from '../lib/clusters.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { applyArgoDefinitions } from './definitions.mjs';
import { connects } from './redis.mjs';
import { writeKubeconfig } from './identities.mjs';

const sources = 'github.com/argoproj/argo-cd/v3';
export const argocdNamespace = 'argocd';

/** What the portal's account may do: see everything, sync, and act on resources. */
const policies = `p, role:portal, applications, get, */*, allow
p, role:portal, applications, sync, */*, allow
p, role:portal, applications, action/*, */*, allow
p, role:portal, applicationsets, get, */*, allow
p, role:portal, projects, get, *, allow
p, role:portal, clusters, get, *, allow
p, role:portal, logs, get, */*, allow
g, portal, role:portal
`;

/**
 * Argo CD as it runs.
 *
 * @typedef {object} ArgoCd
 * @property {string} url of its API and pages
 * @property {string} namespace on the first cluster
 * @property {string} portalToken API token of the account `portal`
 * @property {string} adminPassword
 */

/**
 * Starts Argo CD on the first cluster, with all clusters known to it by name.
 *
 * @returns {Promise<ArgoCd>}
 */
export async function startArgoCd(servers, context) {
  const [home] = servers;
  await applyArgoDefinitions(home, context);
  await configure(home, servers, context);
  const ports = await freePorts(10);
  const repoServer = `127.0.0.1:${ports[0]}`;
  const shared = environment(home, context);
  const begin = (name, args) =>
    context.processes.start({
      name,
      command: path.join(shared.bin, name),
      args: [...args, '--loglevel', 'info', '--logformat', 'text'],
      env: shared.env,
    });
  const redis = ['--redis', context.redisAddress];
  const repositories = begin('argocd-repo-server', [
    ...['--address', '127.0.0.1', '--port', String(ports[0])],
    ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports[1])],
    ...['--disable-tls', '--client-ca-path', ''],
    ...redis,
    // A new commit is seen at once, not after three minutes.
    ...['--revision-cache-expiration', '1s'],
  ]);
  const server = begin('argocd-server', [
    ...['--address', '127.0.0.1', '--port', String(ports[2])],
    ...['--metrics-address', '127.0.0.1', '--metrics-port', String(ports[3])],
    '--insecure',
    ...['--repo-server', repoServer, '--repo-server-plaintext'],
    ...redis,
  ]);
  const controller = begin('argocd-application-controller', [
    ...['--metrics-port', String(ports[4])],
    ...['--repo-server', repoServer, '--repo-server-plaintext'],
    ...['--app-resync', '60', '--app-resync-jitter', '0'],
    ...redis,
  ]);
  const sets = begin('argocd-applicationset-controller', [
    ...['--metrics-addr', `127.0.0.1:${ports[5]}`],
    ...['--probe-addr', `127.0.0.1:${ports[6]}`],
    ...['--webhook-addr', `127.0.0.1:${ports[7]}`],
    ...['--argocd-repo-server', repoServer, '--repo-server-plaintext'],
  ]);
  const url = `http://127.0.0.1:${ports[2]}`;
  await Promise.all([
    ready(repositories, () =>
      callOk(`http://127.0.0.1:${ports[1]}/healthz?full=true`),
    ),
    ready(server, () => callOk(`${url}/healthz?full=true`)),
    ready(controller, () => connects(ports[4])),
    ready(sets, () => callOk(`http://127.0.0.1:${ports[5]}/metrics`)),
  ]);
  const adminPassword = await readPassword(home, server);
  return {
    url,
    namespace: argocdNamespace,
    adminPassword,
    portalToken: await portalToken(url, adminPassword),
  };
}

/** Everything that Argo CD finds in its namespace when it starts. */
async function configure({ api }, servers, { built, certificates, known }) {
  await api.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: argocdNamespace },
  });
  const folder = built.file(sources, 'manifests/base/config');
  const objects = fs
    .readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .flatMap(file =>
      objectsOf(fs.readFileSync(path.join(folder, file), 'utf8')),
    );
  const extra = {
    'argocd-cm': { data: { 'accounts.portal': 'apiKey' } },
    'argocd-rbac-cm': { data: { 'policy.csv': policies } },
    'argocd-secret': {
      stringData: { 'server.secretkey': randomBytes(32).toString('base64') },
    },
  };
  for (const object of objects) {
    const { data, stringData } = extra[object.metadata.name] ?? {};
    await api.apply({
      ...object,
      metadata: { ...object.metadata, namespace: argocdNamespace },
      ...(data && { data: { ...object.data, ...data } }),
      ...(stringData && { stringData }),
    });
  }
  const addresses = [
    ...servers,
    // Nothing listens on the first of the ports.
    { name: deadCluster, url: 'https://127.0.0.1:1' },
  ];
  for (const { name, url } of addresses) {
    await api.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: `cluster-${name}`,
        namespace: argocdNamespace,
        labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
      },
      stringData: {
        name,
        server: url,
        config: JSON.stringify({
          bearerToken: known.get('argocd').token,
          tlsClientConfig: {
            caData: Buffer.from(certificates.ca).toString('base64'),
          },
        }),
      },
    });
  }
}

/** The folder with Argo CD's programs by their names, and the environment of all of them. */
function environment(home, { folder, built, certificates, known }) {
  const own = path.join(folder, 'argocd');
  const bin = path.join(own, 'bin');
  for (const name of ['bin', 'tls', 'ssh', 'gpg']) {
    fs.mkdirSync(path.join(own, name), { recursive: true });
  }
  const program = built.program('argocd');
  for (const name of [
    'argocd',
    'argocd-repo-server',
    'argocd-application-controller',
    'argocd-applicationset-controller',
    'argocd-server',
    'argocd-git-ask-pass',
  ]) {
    fs.symlinkSync(program, path.join(bin, name));
  }
  fs.symlinkSync(built.program('kustomize'), path.join(bin, 'kustomize'));
  // Files of Go's module cache are not executable.
  const wrapper = path.join(bin, 'git-verify-wrapper.sh');
  fs.copyFileSync(built.file(sources, 'hack/git-verify-wrapper.sh'), wrapper);
  fs.chmodSync(wrapper, 0o755);
  return {
    bin,
    env: {
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      KUBECONFIG: writeKubeconfig({
        folder: path.join(folder, 'kubeconfigs'),
        identity: known.get('argocd'),
        servers: [home],
        caFile: certificates.caFile,
        namespace: argocdNamespace,
        as: 'argocd-in-cluster',
      }),
      ARGOCD_FAKE_IN_CLUSTER: 'true',
      ARGOCD_GPG_ENABLED: 'false',
      ARGOCD_GNUPGHOME: path.join(own, 'gpg'),
      ARGOCD_TLS_DATA_PATH: path.join(own, 'tls'),
      ARGOCD_SSH_DATA_PATH: path.join(own, 'ssh'),
      ARGOCD_ASK_PASS_SOCK: path.join(own, 'ask-pass.sock'),
      // No webhook reaches an ApplicationSet from Gitea: it looks by itself, more often than each three minutes.
      ARGOCD_APPLICATIONSET_CONTROLLER_REQUEUE_AFTER: '10s',
    },
  };
}

/** argocd-server makes it when it first starts. */
function readPassword({ api }, part) {
  const secret = `/api/v1/namespaces/${argocdNamespace}/secrets/argocd-initial-admin-secret`;
  return ready(part, async () => {
    const { data } = await api.get(secret);
    return Buffer.from(data.password, 'base64').toString();
  });
}

async function portalToken(url, password) {
  const post = async (target, body, headers = {}) =>
    (
      await callOk(`${url}/api/v1/${target}`, { method: 'POST', body, headers })
    ).json();
  const session = await post('session', { username: 'admin', password });
  const { token } = await post(
    'account/portal/token',
    { name: 'portal' },
    { authorization: `Bearer ${session.token}` },
  );
  return token;
}
