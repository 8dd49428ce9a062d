import fs from 'node:fs';
import path from 'node:path';
import { assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode } from '../lib/node.mjs';
import { logsDirectory } from '../lib/paths.mjs';
import { stopOnInterrupt } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { checks, suites } from '../lib/steps.mjs';

/**
 * Everything that must hold before a change lands. Every step runs, so that one run shows all that is wrong; the last
 * line counts the tests of all steps, a check without tests of its own as one.
 */
export async function run() {
  stopOnInterrupt();
  assertWritable();
  const node = await ensureNode();
  await install(node);
  fs.mkdirSync(logsDirectory, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const runNext = async waiting => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      say(`${step.title} …`);
      const result = await step.run(node);
      total.passed += result.passed;
      total.failed += result.failed;
      say(`${step.title}: ${result.passed} passed, ${result.failed} failed`);
      if (result.output) {
        console.log(result.output);
      }
    }
  };
  const waiting = [...checks];
  await Promise.all([runNext(waiting), runNext(waiting)]);
  await runNext([...suites]);
  if (total.failed > 0) {
    console.log(
      `\nWhole outputs are in ${path.relative(process.cwd(), logsDirectory)}.`,
    );
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}
