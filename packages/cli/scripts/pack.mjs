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
 * What packing needs: `prepare` builds, and takes out of package.json what the bundle holds already; `restore` puts
 * package.json back; `print` shows it as it is published.
 */
const root = path.resolve(import.meta.dirname, '..');
const manifest = path.join(root, 'package.json');
const backup = path.join(root, 'package.json-prepack');

const steps = {
  prepare() {
    const build = path.join(import.meta.dirname, 'build.mjs');
    execFileSync(process.execPath, [build, path.join(root, 'dist')], {
      stdio: 'inherit',
    });
    const text = published();
    copyFileSync(manifest, backup);
    writeFileSync(manifest, text);
  },
  restore() {
    if (existsSync(backup)) {
      renameSync(backup, manifest);
    }
  },
  print() {
    process.stdout.write(published());
  },
};

function published() {
  const whole = JSON.parse(readFileSync(manifest, 'utf8'));
  delete whole.dependencies;
  delete whole.devDependencies;
  return `${JSON.stringify(whole, null, 2)}\n`;
}

steps[process.argv[2]]();
