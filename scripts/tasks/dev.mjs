import { assertPortsFree, assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode, environment } from '../lib/node.mjs';
import { inRoot, stateDirectory } from '../lib/paths.mjs';
import { addresses, startSandbox } from '../lib/platform.mjs';
import { adopt, stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { spawn } from 'node:child_process';

const page = 'http://localhost:3000';

/** The sandbox, and on it Backstage's own development servers, which reload what changes. */
export async function run() {
  const port = 7007;
  const { ports, env } = addresses(port);
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  await assertPortsFree([...ports, ['the development server', 3000]]);
  const node = await ensureNode();
  await install(node);
  await startSandbox({ node, port, state: stateDirectory });
  say(`Starting the development servers; the page will be at ${page}`);
  const servers = spawn(
    node,
    [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      'repo',
      'start',
      '--config',
      inRoot('app-config.yaml'),
      '--config',
      inRoot('app-config.sandbox.yaml'),
    ],
    {
      cwd: inRoot(),
      stdio: 'inherit',
      env: environment(node, {
        ...env,
        SOCLE_STATE: stateDirectory,
        APP_CONFIG_app_baseUrl: JSON.stringify(page),
        APP_CONFIG_backend_cors_origin: JSON.stringify(page),
      }),
    },
  );
  const code = await adopt(servers);
  await stopAll();
  process.exit(code);
}
