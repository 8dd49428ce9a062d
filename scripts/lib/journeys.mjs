import fs from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildApp } from './buildApp.mjs';
import { inRoot, logsDirectory } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { finish, options } from './step.mjs';

/**
 * Runs journeys in a browser, to their end.
 *
 * @param node the Node to run them with
 * @param options `name` of log and report; `config` is the file of `scripts/journeys` that says which journeys, and on what;
 *   `env` is for them
 * @returns {Promise<{ passed: number, failed: number, output?: string }>} a journey that was skipped counts as failed
 */
export async function runJourneys(node, { name, config, env = {} }) {
  const report = path.join(logsDirectory, `${name}.json`);
  fs.rmSync(report, { force: true });
  let browser;
  try {
    browser = await findBrowser();
    await buildApp(node);
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  }
  const { text } = await finish(
    start(
      name,
      node,
      [
        inRoot('node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        '--config',
        inRoot('scripts', 'journeys', config),
      ],
      options(node, {
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        SOCLE_BROWSER: browser,
        ...env,
      }),
    ),
  );
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1, output: lastLines(text, 60) };
  }
  const { stats, errors } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return {
    passed: stats.expected,
    failed: failed === 0 && stats.expected === 0 ? 1 : failed,
    output: failed > 0 ? lastLines(text, 120) : undefined,
  };
}
