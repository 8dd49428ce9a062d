import { ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ClusterFlows } from '../src/sources/ClusterFlows';

const rate = 20_000;
const seconds = 15;
const mebibyte = 1_048_576;
const mostMemory = 200 * mebibyte;

async function told<T>(child: ChildProcess, name: string): Promise<T> {
  return await new Promise(resolve => {
    child.on('message', (message: object) => {
      if (name in message) {
        resolve(message as T);
      }
    });
  });
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Flows that were taken, and those that Relay told to be lost. */
function counted(flows: ClusterFlows): { taken: number; lost: number } {
  const groups = Array.from({ length: 20 }, (_, index) =>
    flows.groups({ namespace: `team-${index}-prod`, since: 0 }),
  ).flat();
  return {
    taken: groups.reduce((sum, { count }) => sum + count, 0),
    lost: flows.source().lostEvents,
  };
}

async function main(): Promise<boolean> {
  const child = fork(path.join(__dirname, 'relay.ts'), {
    execArgv: process.execArgv.filter(one => one !== '--expose-gc'),
  });
  const { address } = await told<{ address: string }>(child, 'address');
  const flows = new ClusterFlows({
    cluster: 'east',
    config: { address, flowsPerSecond: 10_000 },
    logger: mockServices.rootLogger(),
  });
  flows.start();
  while (flows.source().state !== 'live') {
    await wait(20);
  }
  const before = memory();
  const cpuBefore = process.cpuUsage();
  const flood = told<{ observed: number; took: number }>(child, 'observed');
  child.send({ rate, seconds });
  let most = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, memory() - before);
      await wait(1_000);
    }
  })();
  const { observed, took } = await flood;
  const cpu = process.cpuUsage(cpuBefore);
  /* What is still on its way arrives, or is told to be lost. */
  let sum = counted(flows);
  for (let quiet = 0; quiet < 20;) {
    await wait(100);
    const next = counted(flows);
    quiet = next.taken + next.lost === sum.taken + sum.lost ? quiet + 1 : 0;
    sum = next;
  }
  isOver = true;
  await watching;
  const kinds = flows.size;
  flows.stop();
  child.disconnect();
  const missing = observed - sum.taken - sum.lost;
  const isBounded = most <= mostMemory;
  const { format } = new Intl.NumberFormat('en');
  process.stdout.write(
    [
      `| Flows observed | in | taken | told to be lost | forgotten | kinds remembered | memory, at most | CPU of the backend | load |`,
      `| --- | --- | --- | --- | --- | --- | --- | --- | --- |`,
      `| ${[
        format(observed),
        `${(took / 1_000).toFixed(1)} s`,
        format(sum.taken),
        format(sum.lost),
        format(missing),
        format(kinds),
        `${Math.round(most / mebibyte)} MiB`,
        `${Math.round(((cpu.user + cpu.system) / 1_000 / took) * 100)} %`,
        os.loadavg()[0].toFixed(1),
      ].join(' | ')} |`,
      '',
    ].join('\n'),
  );
  /* Beyond its limit the backend forgets whole kinds, with what it counted of them. */
  return isBounded && missing >= 0 && missing <= observed / 100;
}

main().then(
  isGood => process.exit(isGood ? 0 : 1),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
