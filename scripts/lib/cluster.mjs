import fs from 'node:fs';
import path from 'node:path';
import { environment, nodeTransform } from './node.mjs';
import { inRoot, logsDirectory, root } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { addresses } from './platform.mjs';
import { SocleError, say } from './say.mjs';

/** Options by which Node runs what is in `cluster/`, and ends it with this process. */
export const clusterLoader = [
  '--enable-source-maps',
  ...nodeTransform,
  '--require',
  inRoot('scripts', 'lib', 'endWithParent.cjs'),
];

/**
 * Starts a real platform with the seed; resolves when all of its parts answer and the seed is in.
 *
 * @returns the child, and `file`, which describes the platform
 */
export async function startRealPlatform(node) {
  const logs = logsOfThisRun();
  const child = start(
    'cluster',
    node,
    [...clusterLoader, inRoot('cluster', 'main.mjs'), '--logs', logs],
    { env: environment(node) },
  );
  const file = await new Promise((resolve, reject) => {
    child.on('message', message => {
      if (message.type === 'progress') say(message.text);
      if (message.type === 'ready') resolve(message.file);
    });
    child.ended.then(code => reject(ended(child, code, logs)));
  });
  return { child, file };
}

/** A folder of its own for what the parts say. Those of runs that are over go. */
function logsOfThisRun() {
  const folder = path.join(logsDirectory, 'cluster');
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    if (!isRunning(Number(name))) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
  return path.join(folder, String(process.pid));
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * What the backend is told of a real platform.
 *
 * @param description what `npm run cluster` wrote of it
 */
export function onCluster(description, port) {
  const { apiServers, caFile, forge, argocd, prometheus, relay } = description;
  const [nonprod, prod] = apiServers;
  const { SOCLE_URL, SOCLE_PORT } = addresses(port).env;
  return {
    files: ['app-config.sandbox.yaml', 'app-config.cluster.yaml'],
    env: {
      SOCLE_URL,
      SOCLE_PORT,
      SOCLE_FORGE_URL: forge.url,
      SOCLE_FORGE_HOST: new URL(forge.url).host,
      SOCLE_PARIS_NONPROD_URL: nonprod.url,
      SOCLE_PARIS_PROD_URL: prod.url,
      // Nothing listens there: the cluster that is down.
      SOCLE_LEGACY_URL: 'https://127.0.0.1:1',
      SOCLE_CA_FILE: caFile,
      SOCLE_ARGOCD_URL: argocd.url,
      SOCLE_ARGOCD_TOKEN: argocd.portalToken,
      SOCLE_PROMETHEUS_URL: prometheus.url,
      SOCLE_HUBBLE: relay.address,
    },
  };
}

/** Has the forge of a real platform tell the portal of each push to the platform's repository. */
export async function tellPortal({ forge, identities }, port) {
  const { name, token } = identities.find(one => one.name === 'socle');
  const answer = await fetch(
    `${forge.url}/api/v1/repos/platform/gitops/hooks`,
    {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${name}:${token}`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        type: 'gitea',
        active: true,
        events: ['push'],
        config: {
          url: `${addresses(port).portal}/api/events/http/gitea`,
          content_type: 'json',
          secret: 'sandbox-socle',
        },
      }),
    },
  );
  if (!answer.ok) {
    throw new SocleError(
      `The forge does not take a webhook for the portal: it answers ${answer.status}, ${await answer.text()}`,
    );
  }
}

function ended(child, code, logs) {
  const text = fs.readFileSync(child.log, 'utf8');
  return new SocleError(
    `${lastLines(text, 40)}\n\nThe real platform ended (exit code ${code}). Its whole output is in ${path.relative(root, child.log)}, that of its parts in ${path.relative(root, logs)}.`,
  );
}
