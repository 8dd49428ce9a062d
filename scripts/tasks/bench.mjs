import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { install } from '../lib/install.mjs';
import { ensureNode, environment, nodeTransform } from '../lib/node.mjs';
import { inRoot } from '../lib/paths.mjs';
import { adopt, stopOnInterrupt } from '../lib/processes.mjs';
import { SocleError, say } from '../lib/say.mjs';

/**
 * Measures what the documentation claims: each `bench/*.bench.ts` of a package, and each of `scripts/bench` on a whole
 * platform, runs in a process of its own and prints a table in Markdown. Arguments name the ones to run: `yarn bench tenancy`.
 */
export async function run(wanted) {
  stopOnInterrupt();
  const node = await ensureNode();
  await install(node);
  const found = [
    ...['packages', 'plugins'].flatMap(benchesOfPackages),
    ...benchesIn('scripts', inRoot('scripts', 'bench')),
  ];
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

function benchesOfPackages(group) {
  return fs
    .readdirSync(inRoot(group))
    .flatMap(room => benchesIn(room, inRoot(group, room, 'bench')));
}

function benchesIn(room, folder) {
  const pattern = /\.bench\.(?:ts|mjs)$/;
  return fs.existsSync(folder)
    ? fs
        .readdirSync(folder)
        .filter(file => pattern.test(file))
        .map(file => ({
          name: `${room}/${file.replace(pattern, '')}`,
          file: path.join(folder, file),
        }))
    : [];
}
