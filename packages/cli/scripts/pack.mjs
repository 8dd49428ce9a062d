import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Before packing: builds, and takes the dependencies out of package.json, since the bundle holds them. After it: puts
 * package.json back.
 */
const root = path.resolve(import.meta.dirname, '..');
const manifest = path.join(root, 'package.json');
const backup = path.join(root, 'package.json-prepack');

if (process.argv[2] === 'prepare') {
  execFileSync(
    process.execPath,
    [path.join(import.meta.dirname, 'build.mjs'), path.join(root, 'dist')],
    {
      stdio: 'inherit',
    },
  );
  copyFileSync(manifest, backup);
  const { dependencies, devDependencies, scripts, ...published } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  );
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`);
} else if (existsSync(backup)) {
  renameSync(backup, manifest);
}
