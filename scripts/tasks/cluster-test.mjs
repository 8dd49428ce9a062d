import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildCluster } from '../../cluster/build/buildCluster.mjs';
import { clusterLoader, startRealPlatform } from '../lib/cluster.mjs';
import { assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode, environment } from '../lib/node.mjs';
import { inRoot } from '../lib/paths.mjs';
import { adopt, stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, say } from '../lib/say.mjs';

const folder = inRoot('cluster', 'tests');

/**
 * Builds and starts the real platform, runs the tests of `cluster/tests` on it, and stops it. Arguments name the files to
 * run: `npm run test:cluster -- parts`. Where SOCLE_CLUSTER names the description of a platform that is up, they run on
 * that one. The last line counts the tests.
 */
export async function run(wanted) {
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  const files = filesOf(wanted);
  const node = await ensureNode();
  await install(node);
  await buildCluster();
  const total = { passed: 0, failed: 0 };
  try {
    const file = process.env.SOCLE_CLUSTER ?? (await startOwn(node));
    await runTests(node, file, files, total);
  } catch (error) {
    total.failed += 1;
    console.error(`\n${error.message}`);
  }
  await stopAll();
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}

async function startOwn(node) {
  say('Starting the real platform');
  const { file } = await startRealPlatform(node);
  say('The real platform is ready');
  return file;
}

function filesOf(wanted) {
  const names = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'));
  const chosen = names.filter(
    name => wanted.length === 0 || wanted.some(text => name.includes(text)),
  );
  if (chosen.length === 0) {
    throw new SocleError(
      `No test of the cluster has ${wanted.join(' or ')} in its name. There are ${names.join(', ')}.`,
    );
  }
  return chosen.map(name => path.join(folder, name));
}

/** Shows each test as it ends, and counts them. A file that does not even load has no test that could fail, and fails. */
async function runTests(node, description, files, total) {
  const child = spawn(
    node,
    [
      ...clusterLoader,
      '--require',
      path.join(folder, 'endWithRunner.cjs'),
      '--test',
      '--test-concurrency=1',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      '--test-reporter-destination=stderr',
      ...files,
    ],
    {
      cwd: inRoot(),
      env: environment(node, { SOCLE_CLUSTER: description }),
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    },
  );
  let text = '';
  child.stderr.on('data', chunk => {
    text += chunk;
  });
  const code = await adopt(child);
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') + count('skipped');
  total.passed += count('pass');
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
}
