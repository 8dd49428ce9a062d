import fs from 'node:fs';
import path from 'node:path';
import { environment, nodeTransform } from './node.mjs';
import { inRoot, root } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { SocleError, say } from './say.mjs';

/** The addresses of one running platform, from its first port: the portal's, and ten above it the sandbox's. */
export function addresses(port) {
  const at = number => `http://localhost:${number}`;
  return {
    ports: [
      ['the portal', port],
      ["the sandbox's forge", port + 10],
      ['the cluster paris-nonprod', port + 11],
      ['the cluster paris-prod', port + 12],
      ["Argo CD's API", port + 14],
      ['Prometheus of paris-nonprod', port + 15],
      ['Prometheus of paris-prod', port + 16],
      ['Hubble Relay of paris-nonprod', port + 17],
      ['Hubble Relay of paris-prod', port + 18],
    ],
    portal: at(port),
    forge: at(port + 10),
    env: {
      SOCLE_URL: at(port),
      SOCLE_PORT: String(port),
      SOCLE_FORGE_URL: at(port + 10),
      SOCLE_FORGE_HOST: `localhost:${port + 10}`,
      SOCLE_PARIS_NONPROD_URL: at(port + 11),
      SOCLE_PARIS_PROD_URL: at(port + 12),
      // Nothing listens there: the cluster that is down.
      SOCLE_LEGACY_URL: at(port + 13),
      SOCLE_ARGOCD_URL: at(port + 14),
      SOCLE_PARIS_NONPROD_PROMETHEUS_URL: at(port + 15),
      SOCLE_PARIS_PROD_PROMETHEUS_URL: at(port + 16),
      SOCLE_PARIS_NONPROD_HUBBLE: `localhost:${port + 17}`,
      SOCLE_PARIS_PROD_HUBBLE: `localhost:${port + 18}`,
    },
  };
}

const loader = [
  '--enable-source-maps',
  ...nodeTransform,
  '--require',
  inRoot('scripts', 'lib', 'endWithParent.cjs'),
];

/** Starts the sandbox; resolves when its forge and clusters answer and the seed is in. */
export async function startSandbox({ node, port, state, name = 'sandbox' }) {
  const child = start(
    name,
    node,
    [
      ...loader,
      inRoot('packages', 'sandbox', 'src', 'main.ts'),
      '--state',
      path.join(state, 'sandbox'),
      '--port',
      String(port + 10),
      '--portal',
      addresses(port).portal,
    ],
    { env: environment(node, { NODE_ENV: 'development' }) },
  );
  await new Promise((resolve, reject) => {
    child.on('message', message => {
      if (message.type === 'progress') say(message.text);
      if (message.type === 'ready') resolve();
    });
    child.ended.then(code => reject(ended('The sandbox', child, code)));
  });
  return child;
}

/** What the backend is told of the sandbox: files of configuration after the first, and values for what they leave open. */
export const onSandbox = port => ({
  files: ['app-config.sandbox.yaml'],
  env: addresses(port).env,
});

/**
 * Starts the backend, which serves the pages too; resolves when people can sign in and see the catalog.
 *
 * @param options `on` is the platform it looks at, the sandbox of that port where left out
 */
export async function startBackend(options) {
  const { node, port, state, name = 'backend', on = onSandbox(port) } = options;
  const { portal } = addresses(port);
  const working = path.join(state, 'work');
  fs.mkdirSync(working, { recursive: true });
  const child = start(
    name,
    node,
    [
      ...loader,
      inRoot('packages', 'backend', 'src', 'index.ts'),
      ...['app-config.yaml', ...on.files].flatMap(file => [
        '--config',
        inRoot(file),
      ]),
    ],
    {
      cwd: inRoot('packages', 'backend'),
      env: environment(node, {
        ...on.env,
        NODE_ENV: 'development',
        SOCLE_STATE: state,
        SOCLE_WORKING_DIRECTORY: working,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      }),
    },
  );
  const failed = child.ended.then(code => {
    throw ended('The backend', child, code);
  });
  await Promise.race([failed, usable(portal)]);
  failed.catch(() => {});
  return child;
}

const people = ['ines.moreau', 'tom.becker', 'amara.diallo', 'hugo.lefevre'];

async function usable(portal) {
  const deadline = Date.now() + 120_000;
  let reason = 'it does not answer';
  while (Date.now() < deadline) {
    try {
      reason = await whatIsMissing(portal);
      if (!reason) {
        return;
      }
    } catch {
      reason = 'it does not answer';
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new SocleError(
    `The portal at ${portal} is not usable after two minutes: ${reason}. The reason is at the end of .socle/logs/backend.log.`,
  );
}

async function whatIsMissing(portal) {
  const page = await fetch(portal, { headers: { accept: 'text/html' } });
  if (!page.ok) {
    return `its page answers ${page.status}`;
  }
  let token;
  for (const persona of people) {
    const session = await fetch(`${portal}/api/auth/persona/refresh`, {
      headers: {
        'x-socle-persona': persona,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    if (!session.ok) {
      return `${persona} cannot sign in yet (${session.status})`;
    }
    token = (await session.json()).backstageIdentity.token;
  }
  const services = await fetch(
    `${portal}/api/catalog/entities/by-query?filter=kind=component,spec.type=service&limit=0`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  const { totalItems } = await services.json();
  if (totalItems < 8) {
    return `the catalog has ${totalItems} of 8 services`;
  }
  const search = await fetch(`${portal}/api/search/query?term=checkout`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return search.ok ? undefined : 'the search has no index yet';
}

function ended(what, child, code) {
  const text = fs.readFileSync(child.log, 'utf8');
  return new SocleError(
    `${lastLines(text)}\n\n${what} ended (exit code ${code}). Its whole output is in ${path.relative(root, child.log)}.`,
  );
}
