import { arch, cpus, loadavg, platform } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { Fleet } from '@socle/plugin-argocd-common';
import { compareRivals, rivalsHead } from './compareRivals';
import { milliseconds, percentile, repeat, table, timed } from './measures';
import { BenchCluster, BenchPortal, startCluster, startPortal } from './portal';

const sizes = (process.env.SOCLE_BENCH_APPLICATIONS ?? '100,1000,10000')
  .split(',')
  .map(Number);
const views = 500;
/* The Application that is viewed and changed: service1 of the first team, in dev. */
const viewed = 2;
const changes = 50;
/* How many versions there were. */
let tags = 0;
const route = '/entities/component/default/service1/deliveries';

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

/** From a change in the cluster to its event in a browser that listens to that page; its first event has that name. */
async function events(
  portal: BenchPortal,
  page: { route: string; first: string },
  touch: (tag: string) => void,
): Promise<number[]> {
  const response = await portal.get(`${page.route}/stream`);
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
  await until(`event: ${page.first}`);
  for (let change = 0; change < changes; change += 1) {
    tags += 1;
    const tag = `2.0.${tags}`;
    found.push(
      await timed(async () => {
        touch(tag);
        await until(`${tag}"`);
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

/** What is really in use: what lies outside the heap is given back some time after what held it. */
async function memory(): Promise<NodeJS.MemoryUsage> {
  for (let round = 0; round < 3; round += 1) {
    global.gc?.();
    await wait(300);
  }
  global.gc?.();
  return process.memoryUsage();
}

interface Measured {
  row: string[];
  /** Of a view, in milliseconds. */
  middle: number;
  /** Goals that it does not meet, in words. */
  missed: string[];
}

async function measure(
  count: number,
  source: 'cluster' | 'argo',
  compare?: (cluster: BenchCluster, middle: number) => Promise<void>,
): Promise<Measured> {
  const cluster = await startCluster(count);
  const before = await memory();
  let portal: BenchPortal | undefined;
  try {
    const listed = await timed(async () => {
      portal = await startPortal({ cluster, count, source });
      await untilListed(portal, count);
    });
    if (!portal) {
      throw new Error('There is no portal');
    }
    const { get } = portal;
    /* The first view asks for commits, in vain here. */
    await get(route);
    const after = await memory();
    const asked = await cluster.asked(source);
    const times = await repeat(
      views,
      async () => await (await get(route)).text(),
    );
    const upstream = (await cluster.asked(source)) - asked;
    const { fleets, size } = await fleetViews(portal);
    const touch = (tag: string) => cluster.touch(viewed, tag);
    const live = await events(portal, { route, first: 'deliveries' }, touch);
    const all = { route: '/applications', first: 'fleet' };
    const liveOfAll = await events(portal, all, touch);
    const middle = percentile(times, 0.5);
    await portal.stop();
    portal = undefined;
    const late = percentile(live, 0.95);
    const lateOfAll = percentile(liveOfAll, 0.95);
    const missed = [
      ...(upstream > 0 ? [`${upstream} requests for ${views} views`] : []),
      ...[late, lateOfAll]
        .filter(one => one > 1_000)
        .map(one => `${milliseconds(one)} from change to browser`),
    ].map(goal => `${count}, ${source}: ${goal}`);
    const row = [
      `${count}${source === 'argo' ? ', with a token of the API alone' : ''}`,
      milliseconds(listed),
      `${((after.heapUsed - before.heapUsed) / 2 ** 20).toFixed(0)} + ${((after.arrayBuffers - before.arrayBuffers) / 2 ** 20).toFixed(0)} MiB`,
      milliseconds(middle),
      milliseconds(percentile(times, 0.99)),
      String(upstream),
      `${milliseconds(percentile(fleets, 0.5))}, ${Math.round(size / 1024)} KiB`,
      milliseconds(late),
      milliseconds(lateOfAll),
    ];
    process.stderr.write(`${row.join(', ')}\n`);
    await compare?.(cluster, middle);
    return { middle, row, missed };
  } finally {
    await portal?.stop();
    await cluster.stop();
  }
}

/** From a change to the last of many browsers that look at the same entity. */
async function crowd(browsers: number): Promise<string> {
  const cluster = await startCluster(1_000);
  const portal = await startPortal({
    cluster,
    count: 1_000,
    source: 'cluster',
  });
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
          cluster.touch(viewed, tag);
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
  await measure(10, 'cluster');
  const measured: Measured[] = [];
  for (const size of sizes) {
    measured.push(await measure(size, 'cluster'));
  }
  const rivals: string[][] = [];
  const largest = Math.max(...sizes);
  const ofApi = await measure(largest, 'argo', async (cluster, own) => {
    try {
      rivals.push(...(await compareRivals({ cluster, index: viewed, own })));
    } catch (error) {
      process.stdout.write(`The other plugins are not compared: ${error}\n`);
    }
  });
  measured.push(ofApi);
  const browsers = 1_000;
  const last = await crowd(browsers);
  const head = [
    'Applications',
    'until all are there',
    'heap + outside it',
    'entity view, p50',
    'p99',
    `requests upstream in ${views} views`,
    'fleet, p50, not packed by gzip',
    'change to browser, p95',
    'the same on the page of all',
  ];
  const [cpu] = cpus();
  process.stdout.write(
    `${[
      table(
        head,
        measured.map(({ row }) => row),
      ),
      `${largest} Applications, beside ${milliseconds(ofApi.middle)} and no request for both environments in Socle:`,
      table(rivalsHead, rivals),
      `${browsers} browsers that listen to one entity, in the portal's own process: the last one has a change after ${last}.`,
      `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.version}, load of the machine ${loadavg()
        .map(one => one.toFixed(1))
        .join(', ')}`,
    ].join('\n\n')}\n`,
  );
  const missed = measured.flatMap(one => one.missed);
  if (missed.length > 0) {
    throw new Error(`Not as it is to be: ${missed.join('; ')}`);
  }
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
