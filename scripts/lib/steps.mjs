import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from './buildApp.mjs';
import { runContract } from './contract.mjs';
import { runJourneys } from './journeys.mjs';
import { inRoot, logsDirectory } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { finish, options } from './step.mjs';

const bin = (...parts) => inRoot('node_modules', ...parts);
const backstage = bin('@backstage', 'cli', 'bin', 'backstage-cli');

/*
 * The steps of `npm test`; each runs to an end and answers `{ passed, failed, output? }`.
 */

/** Each of these keeps one core busy, the longest first. */
export const checks = [
  { title: 'Pages', run: pages },
  check('Types', 'types', [
    bin('typescript', 'bin', 'tsc'),
    '--incremental',
    'false',
    '--noEmit',
  ]),
  check('Formatting', 'formatting', [
    bin('prettier', 'bin', 'prettier.cjs'),
    '--check',
    '.',
  ]),
  check('Lint', 'lint', [backstage, 'repo', 'lint', '--max-warnings', '0']),
  { title: 'Start and test scripts', run: scriptTests },
];

/** Each of these keeps the machine busy. */
export const suites = [
  { title: 'Unit and integration tests', run: unitTests },
  { title: 'Contract with the real platform', run: runContract },
  { title: 'Browser journeys', run: journeys },
];

function check(title, name, command) {
  return {
    title,
    async run(node) {
      const { code, text } = await finish(
        start(name, node, command, options(node)),
      );
      return code === 0
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1, output: lastLines(text, 40) };
    },
  };
}

async function pages(node) {
  try {
    await buildApp(node);
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  }
}

async function scriptTests(node) {
  const { text } = await finish(
    start(
      'scripts',
      node,
      [
        '--test',
        '--test-reporter=tap',
        inRoot('scripts', 'tests', 'start.test.mjs'),
      ],
      options(node),
    ),
  );
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled') + count('skipped');
  return {
    passed,
    failed: passed + failed === 0 ? 1 : failed,
    output: passed === 0 || failed > 0 ? lastLines(text, 80) : undefined,
  };
}

async function unitTests(node) {
  const report = path.join(logsDirectory, 'unit.json');
  fs.rmSync(report, { force: true });
  const { code, text } = await finish(
    start(
      'unit',
      node,
      [
        backstage,
        'repo',
        'test',
        '--watchAll=false',
        '--maxWorkers=2',
        // Real parts take their time on a busy machine; nothing waits for a clock.
        '--testTimeout=30000',
        '--json',
        `--outputFile=${report}`,
      ],
      options(node),
    ),
  );
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1, output: lastLines(text, 60) };
  }
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const passed = result.numPassedTests;
  // A file that does not even load has no test that could fail.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const messages = result.testResults
    .filter(file => file.status === 'failed')
    .map(file => `${file.name}\n${file.message}`);
  return {
    passed,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    output:
      messages.length > 0 ? lastLines(messages.join('\n\n'), 200) : undefined,
  };
}

function journeys(node) {
  return runJourneys(node, {
    name: 'journeys',
    config: 'playwright.config.mjs',
  });
}
