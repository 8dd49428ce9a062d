import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { environment } from './node.mjs';
import { inRoot, root } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './say.mjs';

const output = inRoot('packages', 'app', 'dist');
const mark = path.join(output, '.socle-build');

/** Builds the pages that the backend serves, unless what they are made of is as it was. */
export async function buildApp(node) {
  const wanted = fingerprint();
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) {
    return;
  }
  say('Building the pages (1 to 2 minutes the first time)');
  await runToEnd(
    'build',
    node,
    [
      inRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      'package',
      'build',
      '--config',
      inRoot('app-config.yaml'),
    ],
    {
      cwd: inRoot('packages', 'app'),
      env: environment(node, { NODE_OPTIONS: '--max-old-space-size=6144' }),
    },
  );
  fs.writeFileSync(mark, wanted);
}

/** Of every file that the frontend is made of: the app, and the plugins that are not for the backend alone. */
function fingerprint() {
  const hash = createHash('sha256');
  const folders = [
    'packages/app',
    ...fs
      .readdirSync(inRoot('plugins'))
      .filter(name => !/-(backend|node)(-|$)/.test(name))
      .map(name => `plugins/${name}`),
  ];
  const files = ['yarn.lock', 'app-config.yaml', ...folders.flatMap(filesOf)];
  for (const file of files.sort()) {
    hash.update(`${file}\0`).update(fs.readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return ['src', 'public', 'package.json', 'config.d.ts'].flatMap(name => {
    const start = inRoot(folder, name);
    if (!fs.existsSync(start)) {
      return [];
    }
    return fs.statSync(start).isFile()
      ? [path.relative(root, start)]
      : walk(start);
  });
}

function walk(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? walk(full) : [path.relative(root, full)];
  });
}
