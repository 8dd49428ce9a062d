import { milliseconds, percentile, repeat } from './measures';
import { BenchCluster, BenchPortal } from './portal';
import { rivals } from './rivals';

/* A list by a selector looks at every Application: these take minutes together. */
const views = 30;

/* From one data centre to another of the same country: an Argo CD is seldom on the portal's own machine. */
const network = 10;

export const rivalsHead = [
  'An entity’s view, all ask the same Argo CD API',
  'p50',
  'slowest',
  'requests to Argo CD a view',
  'p50, beside Socle',
];

/** How long the views of others take, each in requests that its page makes one after the other. */
export async function compareRivals(options: {
  cluster: BenchCluster;
  /** The Application that is looked at. */
  index: number;
  /** What a view of Socle takes at the middle, in milliseconds. */
  own: number;
}): Promise<string[][]> {
  const { cluster, index, own } = options;
  const rows: string[][] = [];
  for (const rival of await rivals(index)) {
    const portal = await rival.start(cluster);
    try {
      for (const [what, routes, away] of [
        ['one Application by its name', rival.byName, 0],
        [`the same, ${network} ms from Argo CD's API`, rival.byName, network],
        ['both environments by a selector', rival.bySelector, 0],
      ] as const) {
        await cluster.isAway(away);
        const asked = await cluster.asked('argo');
        let viewed = 0;
        const times = await repeat(views, async () => {
          viewed += 1;
          await view(portal, routes);
        });
        const upstream = (await cluster.asked('argo')) - asked;
        const middle = percentile(times, 0.5);
        const row = [
          `${rival.title}, ${what}`,
          milliseconds(middle),
          milliseconds(Math.max(...times)),
          String(upstream / viewed),
          `${(middle / own).toFixed(0)} times`,
        ];
        process.stderr.write(`${row.join(', ')}\n`);
        rows.push(row);
      }
    } finally {
      await cluster.isAway(0);
      await portal.stop();
    }
  }
  return rows;
}

async function view(
  portal: BenchPortal,
  routes: readonly string[],
): Promise<void> {
  for (const route of routes) {
    const response = await portal.get(route);
    const text = await response.text();
    if (!response.ok || !text.includes('name')) {
      throw new Error(`${route} answers ${response.status}: ${text}`);
    }
  }
}
