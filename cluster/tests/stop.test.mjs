import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clusterLoader } from '../../scripts/lib/cluster.mjs';
import { eventually } from './eventually.mjs';

const fixture = fileURLToPath(
  new URL('fixtures/startsCluster.mjs', import.meta.url),
);

it('a whole cluster is gone when the process that started it is killed', async () => {
  const starter = spawn(process.execPath, [...clusterLoader, fixture], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [line] = await once(starter.stdout, 'data');
  const { folder, pids } = JSON.parse(line);
  assert.ok(pids.length > 15 && pids.every(isAlive));
  assert.ok(of(folder).length >= pids.length);

  starter.kill('SIGKILL');
  await once(starter, 'exit');

  await eventually(
    async () => ({ alive: pids.filter(isAlive), processes: of(folder) }),
    ({ alive, processes }) => alive.length === 0 && processes.length === 0,
    20,
  );
  await eventually(
    async () => fs.existsSync(folder),
    found => !found,
    20,
  );
});

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Every process that names the cluster's folder, whoever started it. */
function of(folder) {
  return execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter(args => args.includes(folder));
}
