import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { inRoot } from '../../scripts/lib/paths.mjs';

let folder;

/** Runs a task with nothing on the PATH but these programs, and answers what it said. */
async function runWith(programs, task = 'cluster-build') {
  const bin = fs.mkdtempSync(path.join(folder, 'bin-'));
  for (const [name, script] of Object.entries(programs)) {
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, {
      mode: 0o755,
    });
  }
  const error = await promisify(execFile)(
    process.execPath,
    [inRoot('scripts', 'run.cjs'), task],
    { env: { PATH: bin } },
  ).catch(failure => failure);
  return `${error.stdout}${error.stderr}`.trim();
}

before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-cluster-build-'));
});
after(() => fs.rmSync(folder, { recursive: true }));

describe('npm run cluster:build', () => {
  it('says what to install where there is no Go', async () => {
    assert.equal(
      await runWith({}),
      'The real platform is built from Go modules, and there is no Go on the PATH. Install Go 1.26.3 or newer (https://go.dev/dl) and run the command again.',
    );
  });

  it('says which Go it needs where this one is too old', async () => {
    assert.equal(
      await runWith({ go: 'echo go1.22.5' }),
      'The real platform needs Go 1.26.3 or newer, and this is go1.22.5. Install a current Go (https://go.dev/dl) and run the command again.',
    );
  });

  it('repeats what Go says where it does not run', async () => {
    assert.match(
      await runWith({ go: 'echo "go: cannot find GOROOT" >&2; exit 2' }),
      /^Go does not run: go: cannot find GOROOT\. Install Go 1\.26\.3/,
    );
  });
});

describe('npm run test:cluster', () => {
  it('says what to install where there is no Go, and fails', async () => {
    const said = await runWith({}, 'cluster-test');
    assert.match(said, /there is no Go on the PATH\. Install Go 1\.26\.3/);
    assert.match(said, /^0 passed, 1 failed$/m);
  });
});
