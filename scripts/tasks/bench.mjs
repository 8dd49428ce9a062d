import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { install } from '../lib/install.mjs';
import { ensureNode, environment, nodeTransform } from '../lib/node.mjs';
import { inRoot } from '../lib/paths.mjs';
import { adopt, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, say } from '../lib/say.mjs';

/**
 * Measures what the documentation claims: each `bench/*.bench.ts` of a package runs in a process of its own and prints a
 * table in Markdown. Arguments name the ones to run: `yarn bench tenancy`.
 */
export async function run(wanted) {
  stopOnInterrupt();
  const node = await ensureNode();
  await install(node);
  const found = ['packages', 'plugins'].flatMap(benches);
  const chosen = found.filter(
    ({ name }) =>
      wanted.length === 0 || wanted.some(text => name.includes(text)),
  );
  if (chosen.length === 0) {
    throw new SocleError(
      `No bench has ${wanted.join(' or ')} in its name. There are ${found.map(({ name }) => name).join(', ')}.`,
    );
  }
  let failed = 0;
  for (const { name, file } of chosen) {
    say(`${name} …`);
    const child = spawn(node, ['--expose-gc', ...nodeTransform, file], {
      cwd: inRoot(),
      env: environment(node, { NODE_ENV: 'production' }),
      stdio: 'inherit',
    });
    failed += (await adopt(child)) === 0 ? 0 : 1;
  }
  process.exit(failed > 0 ? 1 : 0);
}

function benches(group) {
  return fs.readdirSync(inRoot(group)).flatMap(room => {
    const folder = inRoot(group, room, 'bench');
    return fs.existsSync(folder)
      ? fs
          .readdirSync(folder)
          .filter(file => file.endsWith('.bench.ts'))
          .map(file => ({
            name: `${room}/${path.basename(file, '.bench.ts')}`,
            file: path.join(folder, file),
          }))
      : [];
  });
}
