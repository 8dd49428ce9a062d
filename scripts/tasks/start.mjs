import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildCluster } from '../../cluster/build/buildCluster.mjs';
import { buildApp } from '../lib/buildApp.mjs';
import { onCluster, startRealPlatform, tellPortal } from '../lib/cluster.mjs';
import { assertPortsFree, assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode } from '../lib/node.mjs';
import { stateDirectory, toolsDirectory } from '../lib/paths.mjs';
import { addresses, startBackend, startSandbox } from '../lib/platform.mjs';
import { stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, bold, say } from '../lib/say.mjs';

const usage = `npm start                 the portal and its sandbox platform
npm start -- --reset      the same with a fresh sandbox: what was created is gone
npm start -- --port 8000  on port 8000, and 8010 to 8018 for the sandbox
npm start -- --on cluster the portal on the real platform, which is built first and is new each time`;

export async function run(args) {
  const { reset, port, on, help } = options(args);
  if (help) {
    console.log(usage);
    return;
  }
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  const { ports } = addresses(port);
  await assertPortsFree(on === 'cluster' ? ports.slice(0, 1) : ports);
  const node = await ensureNode();
  await install(node);
  if (reset) {
    say('Removing the old sandbox');
    fs.rmSync(stateDirectory, { recursive: true, force: true });
  }
  try {
    await (on === 'cluster' ? startOnCluster : startOnSandbox)({ node, port });
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startOnSandbox({ node, port }) {
  const { portal, forge } = addresses(port);
  say('Starting the sandbox: a forge, two clusters, a GitOps controller');
  const platform = { node, port, state: stateDirectory };
  const [sandbox] = await Promise.all([startSandbox(platform), buildApp(node)]);
  say('Starting the portal');
  const backend = await startBackend(platform);
  say(`Ready. The forge is at ${forge}; Ctrl-C stops everything.`);
  console.log(`\n    ${bold(portal)}\n`);
  await untilOneEnds({ sandbox, backend });
}

async function startOnCluster({ node, port }) {
  const { portal } = addresses(port);
  await buildCluster();
  say('Starting the real platform');
  const [{ child: cluster, file }] = await Promise.all([
    startRealPlatform(node),
    buildApp(node),
  ]);
  const description = JSON.parse(fs.readFileSync(file, 'utf8'));
  say('Starting the portal');
  await tellPortal(description, port);
  // What the portal knew belongs to a platform that is gone.
  const state = path.join(toolsDirectory, 'state-on-cluster');
  fs.rmSync(state, { recursive: true, force: true });
  const on = onCluster(description, port);
  const backend = await startBackend({ node, port, state, on });
  const { forge, argocd, kubeconfigs } = description;
  say(
    `Ready. The forge is at ${forge.url} (sign in with a name and its sandbox token), Argo CD at ${argocd.url} (admin, ${argocd.adminPassword}), a kubeconfig at ${kubeconfigs.admin}; Ctrl-C stops everything.`,
  );
  console.log(`\n    ${bold(portal)}\n`);
  await untilOneEnds({ cluster, backend });
}

/** None of them ends by itself: where one does, that is an error. */
async function untilOneEnds(children) {
  const [what, code] = await Promise.race(
    Object.entries(children).map(async ([name, { ended }]) => [
      name,
      await ended,
    ]),
  );
  throw new SocleError(
    `The ${what} ended by itself (exit code ${code}). The reason is at the end of .socle/logs/${what}.log; start again with the same command.`,
  );
}

function options(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        reset: { type: 'boolean', default: false },
        port: { type: 'string', default: '7007' },
        on: { type: 'string', default: 'sandbox' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new SocleError(`${error.message}\n\n${usage}`);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65000) {
    throw new SocleError(
      `--port takes a number from 1024 to 65000, not "${values.port}".`,
    );
  }
  if (!['sandbox', 'cluster'].includes(values.on)) {
    throw new SocleError(
      `--on takes sandbox or cluster, not "${values.on}".\n\n${usage}`,
    );
  }
  if (values.reset && values.on === 'cluster') {
    throw new SocleError(
      'The real platform is new at each start: --reset is for the sandbox.',
    );
  }
  return { ...values, port };
}
