import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clusterLoader } from './cluster.mjs';
import { environment } from './node.mjs';
import { inRoot } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { SocleError } from './say.mjs';
import { countTests } from './tap.mjs';

const folder = inRoot('cluster', 'contract');

/**
 * The files of the contract: what the sandbox and the real platform have to answer alike.
 *
 * @param {string[]} [wanted] parts of their names; all where there are none
 */
export function contractFiles(wanted = []) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.test.mjs'))
    .filter(
      name => wanted.length === 0 || wanted.some(text => name.includes(text)),
    )
    .map(name => path.join(folder, name))
    .sort();
}

/**
 * Runs the contract on a sandbox that has its people and nothing else. Answers `{ passed, failed, output? }`.
 *
 * @param {string} node
 * @param {string[]} [wanted] parts of the files' names
 */
export async function runContract(node, wanted) {
  const files = contractFiles(wanted);
  if (files.length === 0) {
    throw new SocleError(
      `No file of the contract has ${wanted.join(' or ')} in its name.`,
    );
  }
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-contract-'));
  const sandbox = start(
    'contract-sandbox',
    node,
    [
      ...clusterLoader,
      inRoot('packages', 'sandbox', 'src', 'main.ts'),
      ...['--state', state, '--port', '0', '--empty'],
    ],
    { env: environment(node, { NODE_ENV: 'development' }) },
  );
  try {
    const addresses = await readyOr(sandbox);
    if (!addresses) {
      const text = fs.readFileSync(sandbox.log, 'utf8');
      return { passed: 0, failed: 1, output: lastLines(text, 40) };
    }
    return await runTests(node, addresses, files);
  } finally {
    sandbox.kill('SIGTERM');
    await sandbox.ended;
    fs.rmSync(state, { recursive: true, force: true });
  }
}

/** The sandbox's addresses when it is ready; undefined where it ended instead. */
function readyOr(sandbox) {
  return new Promise(resolve => {
    sandbox.on('message', message => {
      if (message.type === 'ready') resolve(message);
    });
    sandbox.ended.then(() => resolve(undefined));
  });
}

async function runTests(node, addresses, files) {
  const child = start(
    'contract',
    node,
    [
      ...clusterLoader,
      ...['--require', inRoot('cluster', 'tests', 'endWithRunner.cjs')],
      // They wait more than they work.
      ...['--test', '--test-concurrency=4', '--test-reporter=tap'],
      ...files,
    ],
    { env: environment(node, { SOCLE_SANDBOX: JSON.stringify(addresses) }) },
  );
  const code = await child.ended;
  const text = fs.readFileSync(child.log, 'utf8');
  const { passed, failed } = countTests(text, code);
  return {
    passed,
    failed,
    ...(failed > 0 && { output: failuresOf(text) }),
  };
}

/** What the tests say that failed, without those that passed. */
function failuresOf(text) {
  const blocks = text.split(/^(?=\s*(?:not )?ok \d+ )/m);
  const failures = blocks.filter(
    block => /^\s*not ok /.test(block) && !/subtestsFailed/.test(block),
  );
  return lastLines(failures.join(''), 200);
}
