import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { Processes, ready } from '../lib/processes.mjs';

const endWithParent = inRoot('scripts', 'lib', 'endWithParent.cjs');
const fixture = fileURLToPath(new URL('fixtures/starts.mjs', import.meta.url));

/** Starts a process that starts a part, which starts a child of its own, and answers all of their numbers. */
async function starts() {
  const starter = spawn(
    process.execPath,
    ['--require', endWithParent, fixture],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const [line] = await once(starter.stdout, 'data');
  return { starter, ...JSON.parse(line) };
}

describe('a part of a cluster', () => {
  it('ends as in a crash, and starts again as it was started', async () => {
    const folder = fs.mkdtempSync(
      path.join(os.tmpdir(), 'socle-cluster-test-'),
    );
    const processes = new Processes({ folder, logs: folder });
    const part = processes.start({
      name: 'part',
      command: process.execPath,
      args: ['--eval', 'console.log("up"); setInterval(() => {}, 1000)'],
    });
    const ups = () => fs.readFileSync(part.log, 'utf8').match(/up/g)?.length;
    await ready(part, async () => ups() === 1);
    const first = part.pid;

    await part.stop();
    assert.deepEqual([part.running, isAlive(first)], [false, false]);
    part.restart();
    await ready(part, async () => ups() === 2);

    assert.notEqual(part.pid, first);
    await processes.finish();
    assert.deepEqual(
      [isAlive(part.pid), fs.existsSync(folder)],
      [false, false],
    );
  });
});

describe('the parts of a cluster and its folder', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
    it(`are gone when the process that started them gets a ${signal}`, async () => {
      const { starter, folder, part, child } = await starts();
      assert.ok([part, child].every(isAlive) && fs.existsSync(folder));

      starter.kill(signal);
      await once(starter, 'exit');

      assert.ok(await ends(part));
      assert.ok(await ends(child));
      assert.ok(await until(() => !fs.existsSync(folder)));
    });
  }

  it('are gone when their warden is killed', async () => {
    const { starter, folder, warden, part, child } = await starts();

    process.kill(warden, 'SIGKILL');

    assert.ok(await ends(part));
    assert.ok(await ends(child));
    assert.ok(await until(() => !fs.existsSync(folder)));
    starter.kill('SIGKILL');
  });

  it('say what they said where one of them does not get ready', async () => {
    const { starter, failure } = await starts();

    assert.match(
      failure,
      /^I have no configuration\n\nfails ended by itself\. Its whole output is in .*fails\.log\.$/,
    );
    starter.kill('SIGTERM');
    await once(starter, 'exit');
  });
});

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const ends = pid => until(() => !isAlive(pid));

async function until(holds) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (holds()) {
      return true;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return false;
}
