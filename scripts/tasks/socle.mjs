import { spawn } from 'node:child_process';
import { install } from '../lib/install.mjs';
import { ensureNode, environment, nodeTransform } from '../lib/node.mjs';
import { inRoot } from '../lib/paths.mjs';
import { adopt, stopOnInterrupt } from '../lib/processes.mjs';
import { sayOnErrorOutput } from '../lib/say.mjs';

/**
 * The command line `socle` from its sources. The output is the command's own, its exit code too; a command that cannot
 * start ends with 2, because 1 means that it found something.
 */
export async function run(args) {
  sayOnErrorOutput();
  stopOnInterrupt();
  let node;
  try {
    node = await ensureNode();
    await install(node);
  } catch (error) {
    console.error(error.name === 'SocleError' ? error.message : error.stack);
    process.exit(2);
  }
  const command = spawn(
    node,
    [...nodeTransform, inRoot('packages', 'cli', 'src', 'main.ts'), ...args],
    // npm runs this in the folder of package.json and keeps in INIT_CWD where people typed it.
    {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: 'inherit',
      env: environment(node),
    },
  );
  process.exit(await adopt(command));
}
