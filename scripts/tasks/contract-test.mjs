import { assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { runContract } from '../lib/contract.mjs';
import { ensureNode } from '../lib/node.mjs';
import { stopOnInterrupt } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';

/**
 * Asks the sandbox alone what it has to answer as the real platform does; `npm run test:cluster -- contract` asks the real
 * one. Arguments name the files to run: `npm run test:contract -- forge`. The last line counts the tests.
 */
export async function run(wanted) {
  stopOnInterrupt(() => say('Stopping'));
  assertWritable();
  const node = await ensureNode();
  await install(node);
  const { passed, failed, output } = await runContract(node, wanted);
  if (output) {
    console.log(output);
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
