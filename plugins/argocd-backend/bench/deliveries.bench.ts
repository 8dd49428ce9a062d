import { arch, cpus, platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Fleet } from '@socle/plugin-argocd-common';
import { BenchPortal, startCluster, startPortal } from './portal';

const sizes = (process.env.SOCLE_BENCH_APPLICATIONS ?? '100,1000,10000')
  .split(',')
  .map(Number);
const views = 500;
const changes = 50;
const route = '/entities/component/default/service1/deliveries';

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const milliseconds = (value: number) =>
  value < 1_000 ? `${value.toFixed(1)} ms` : `${(value / 1_000).toFixed(1)} s`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The time from a portal's start until it has every Application. */
async function untilListed(portal: BenchPortal, count: number): Promise<void> {
  for (;;) {
    const response = await portal.get('/applications?text=nothing');
    const { visible } = (await response.json()) as Fleet;
    if (visible === count) {
      return;
    }
    await wait(20);
  }
}

/** From a change in the cluster to its event in a browser. */
async function events(
  portal: BenchPortal,
  touch: (tag: string) => void,
): Promise<number[]> {
  const response = await portal.get(`${route}/stream`);
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  const found: number[] = [];
  let text = '';
  const until = async (word: string) => {
    while (!text.includes(word)) {
      const chunk = await reader?.read();
      text += chunk?.value ?? '';
    }
    text = '';
  };
  await until('event: deliveries');
  for (let change = 0; change < changes; change += 1) {
    const tag = `2.0.${change}`;
    found.push(
      await timed(async () => {
        touch(tag);
        await until(`:${tag}"`);
      }),
    );
  }
  await reader?.cancel();
  return found;
}

/** How long all Applications take, and how many bytes they are. */
async function fleetViews(
  portal: BenchPortal,
): Promise<{ fleets: number[]; size: number }> {
  const fleets: number[] = [];
  const lengths: number[] = [];
  for (let view = 0; view < 10; view += 1) {
    const start = performance.now();
    const text = await (await portal.get('/applications')).text();
    fleets.push(performance.now() - start);
    lengths.push(text.length);
  }
  return { fleets, size: Math.max(...lengths) };
}

async function measure(count: number): Promise<string[]> {
  const cluster = await startCluster(count);
  global.gc?.();
  const before = process.memoryUsage();
  let portal: BenchPortal | undefined;
  try {
    const listed = await timed(async () => {
      portal = await startPortal({ cluster, count });
      await untilListed(portal, count);
    });
    if (!portal) {
      throw new Error('There is no portal');
    }
    const { get } = portal;
    await get(route);
    global.gc?.();
    const after = process.memoryUsage();
    const asked = await cluster.asked();
    const times: number[] = [];
    for (let view = 0; view < views; view += 1) {
      times.push(await timed(async () => await (await get(route)).text()));
    }
    const upstream = (await cluster.asked()) - asked;
    const { fleets, size } = await fleetViews(portal);
    const live = await events(portal, tag => cluster.touch(2, tag));
    return [
      String(count),
      milliseconds(listed),
      `${((after.heapUsed - before.heapUsed) / 2 ** 20).toFixed(0)} + ${((after.arrayBuffers - before.arrayBuffers) / 2 ** 20).toFixed(0)} MiB`,
      milliseconds(percentile(times, 0.5)),
      milliseconds(percentile(times, 0.99)),
      String(upstream),
      `${milliseconds(percentile(fleets, 0.5))}, ${Math.round(size / 1024)} KiB`,
      milliseconds(percentile(live, 0.95)),
    ];
  } finally {
    await portal?.stop();
    await cluster.stop();
  }
}

/** From a change to the last of many browsers that look at the same entity. */
async function crowd(browsers: number): Promise<string> {
  const cluster = await startCluster(1_000);
  const portal = await startPortal({ cluster, count: 1_000 });
  try {
    await untilListed(portal, 1_000);
    const streams = await Promise.all(
      Array.from({ length: browsers }, async () => {
        const response = await portal.get(`${route}/stream`);
        return response.body?.pipeThrough(new TextDecoderStream()).getReader();
      }),
    );
    const all = async (word: string) =>
      await Promise.all(
        streams.map(async reader => {
          for (let text = ''; !text.includes(word);) {
            const chunk = await reader?.read();
            text += chunk?.value ?? '';
          }
        }),
      );
    await all('event: deliveries');
    const found: number[] = [];
    for (let change = 0; change < 10; change += 1) {
      const tag = `3.0.${change}`;
      found.push(
        await timed(async () => {
          cluster.touch(2, tag);
          await all(`:${tag}"`);
        }),
      );
    }
    await Promise.all(streams.map(reader => reader?.cancel()));
    return milliseconds(percentile(found, 0.5));
  } finally {
    await portal.stop();
    await cluster.stop();
  }
}

async function run(): Promise<void> {
  /* What is loaded and compiled once is no cost of the first size. */
  await measure(10);
  const rows: string[][] = [];
  for (const size of sizes) {
    rows.push(await measure(size));
  }
  const browsers = 1_000;
  const last = await crowd(browsers);
  const head = [
    'Applications',
    'until all are there',
    'heap + outside it',
    'entity view, p50',
    'p99',
    `requests to the cluster in ${views} views`,
    'fleet, p50, not packed by gzip',
    'change to browser, p95',
  ];
  const [cpu] = cpus();
  const lines = [head, head.map(() => '---'), ...rows].map(
    cells => `| ${cells.join(' | ')} |`,
  );
  process.stdout.write(
    `${lines.join('\n')}\n\n${browsers} browsers that listen to one entity, in the portal's own process: the last one has a change after ${last}.\n\n${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}\n`,
  );
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
