import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildCluster } from '../../cluster/build/buildCluster.mjs';
import { clusterLoader, startRealPlatform } from '../lib/cluster.mjs';
import { contractFiles } from '../lib/contract.mjs';
import { assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { runJourneys } from '../lib/journeys.mjs';
import { ensureNode, environment } from '../lib/node.mjs';
import { inRoot } from '../lib/paths.mjs';
import { adopt, stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, say } from '../lib/say.mjs';
import { countTests } from '../lib/tap.mjs';

const folder = inRoot('cluster', 'tests');

/** What is asked for by this name is no file, but the journeys that run on the real platform too. */
const journeys = 'journeys';

/**
 * Builds and starts the real platform, runs the tests of `cluster/tests`, the contract of `cluster/contract` and the
 * journeys on it, and stops it. Arguments name what to run: `npm run test:cluster -- parts contract journeys`. Where
 * SOCLE_CLUSTER names the description of a platform that is up, they run on that one. The last line counts the tests.
 */
export async function run(wanted) {
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  const { files, withJourneys } = choose(wanted);
  const node = await ensureNode();
  const total = { passed: 0, failed: 0 };
  try {
    // First, because it is what a machine may lack something for.
    await buildCluster();
    await install(node);
    const file = process.env.SOCLE_CLUSTER ?? (await startOwn(node));
    if (files.length > 0) {
      await runTests(node, file, files, total);
    }
    if (withJourneys) {
      await runOnPages(node, file, total);
    }
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

function choose(wanted) {
  const own = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => path.join(folder, name));
  const files = new Map(
    [...own, ...contractFiles()].map(file => [
      path.relative(inRoot('cluster'), file).replace(/^tests./, ''),
      file,
    ]),
  );
  const names = [...files.keys()];
  const isWanted = name =>
    wanted.length === 0 || wanted.some(text => name.includes(text));
  const chosen = names.filter(isWanted);
  const withJourneys = isWanted(journeys);
  if (chosen.length === 0 && !withJourneys) {
    throw new SocleError(
      `No test of the cluster has ${wanted.join(' or ')} in its name. There are ${[...names, journeys].join(', ')}.`,
    );
  }
  return { files: chosen.map(name => files.get(name)), withJourneys };
}

/** A browser on a portal that looks at the platform. */
async function runOnPages(node, description, total) {
  say('Browser journeys …');
  const { passed, failed, output } = await runJourneys(node, {
    name: 'cluster-journeys',
    config: 'cluster.config.mjs',
    env: { SOCLE_CLUSTER: description },
  });
  total.passed += passed;
  total.failed += failed;
  say(`Browser journeys: ${passed} passed, ${failed} failed`);
  if (output) {
    console.log(output);
  }
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
  const { passed, failed } = countTests(text, code);
  total.passed += passed;
  total.failed += failed;
}
