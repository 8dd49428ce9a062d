import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { assertDiskSpace, explainInstallFailure } from './faults.mjs';
import { environment } from './node.mjs';
import { inRoot } from './paths.mjs';
import { runToEnd } from './processes.mjs';
import { say } from './say.mjs';

const mark = inRoot('node_modules', '.socle-installed');

/** Installs what yarn.lock says, with the Yarn of this repository, unless that is what is there. */
export async function install(node) {
  const wanted = fingerprint();
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) {
    return;
  }
  assertDiskSpace();
  say('Installing dependencies (1 to 3 minutes the first time)');
  await runToEnd('install', node, [yarn(), 'install', '--immutable'], {
    env: environment(node, { YARN_ENABLE_PROGRESS_BARS: '0' }),
    explain: explainInstallFailure,
  });
  fs.writeFileSync(mark, wanted);
}

function yarn() {
  const releases = inRoot('.yarn', 'releases');
  const [release] = fs
    .readdirSync(releases)
    .filter(name => /^yarn-/.test(name));
  return path.join(releases, release);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', '.yarnrc.yml', 'package.json']) {
    hash.update(fs.readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}
