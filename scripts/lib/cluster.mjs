import fs from 'node:fs';
import path from 'node:path';
import { environment, nodeTransform } from './node.mjs';
import { inRoot, logsDirectory, root } from './paths.mjs';
import { lastLines, start } from './processes.mjs';
import { SocleError, say } from './say.mjs';

/** Options by which Node runs what is in `cluster/`, and ends it with this process. */
export const clusterLoader = [
  '--enable-source-maps',
  ...nodeTransform,
  '--require',
  inRoot('scripts', 'lib', 'endWithParent.cjs'),
];

/**
 * Starts a real platform with the seed; resolves when all of its parts answer and the seed is in.
 *
 * @returns the child, and `file`, which describes the platform
 */
export async function startRealPlatform(node) {
  const logs = path.join(logsDirectory, 'cluster');
  fs.rmSync(logs, { recursive: true, force: true });
  const child = start(
    'cluster',
    node,
    [...clusterLoader, inRoot('cluster', 'main.mjs'), '--logs', logs],
    { env: environment(node) },
  );
  const file = await new Promise((resolve, reject) => {
    child.on('message', message => {
      if (message.type === 'progress') say(message.text);
      if (message.type === 'ready') resolve(message.file);
    });
    child.ended.then(code => reject(ended(child, code)));
  });
  return { child, file };
}

function ended(child, code) {
  const text = fs.readFileSync(child.log, 'utf8');
  return new SocleError(
    `${lastLines(text, 40)}\n\nThe real platform ended (exit code ${code}). Its whole output is in ${path.relative(root, child.log)}, that of its parts in .socle/logs/cluster.`,
  );
}
