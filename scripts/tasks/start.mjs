import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { buildApp } from '../lib/buildApp.mjs';
import { assertPortsFree, assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode } from '../lib/node.mjs';
import { stateDirectory } from '../lib/paths.mjs';
import { addresses, startBackend, startSandbox } from '../lib/platform.mjs';
import { stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, bold, say } from '../lib/say.mjs';

const usage = `npm start                 the portal and its sandbox platform
npm start -- --reset      the same with a fresh sandbox: what was created is gone
npm start -- --port 8000  on port 8000, and 8010 to 8014 for the sandbox`;

export async function run(args) {
  const { reset, port, help } = options(args);
  if (help) {
    console.log(usage);
    return;
  }
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  await assertPortsFree(addresses(port).ports);
  const node = await ensureNode();
  await install(node);
  if (reset) {
    say('Removing the old sandbox');
    fs.rmSync(stateDirectory, { recursive: true, force: true });
  }
  try {
    await startEverything({ node, port });
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startEverything({ node, port }) {
  const { portal, forge } = addresses(port);
  say('Starting the sandbox: a forge, two clusters, a GitOps controller');
  const platform = { node, port, state: stateDirectory };
  const [sandbox] = await Promise.all([startSandbox(platform), buildApp(node)]);
  say('Starting the portal');
  const backend = await startBackend(platform);
  say(`Ready. The forge is at ${forge}; Ctrl-C stops everything.`);
  console.log(`\n    ${bold(portal)}\n`);
  const [what, code] = await Promise.race([
    sandbox.ended.then(exit => ['sandbox', exit]),
    backend.ended.then(exit => ['backend', exit]),
  ]);
  throw new SocleError(
    `The ${what} ended by itself (exit code ${code}). The reason is at the end of .socle/logs/${what}.log; start again with "npm start".`,
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
  return { ...values, port };
}
