import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTenantPath, readGitOpsTree } from '@socle/plugin-platform-node';
import { BenchCatalog, startBenchCatalog } from './catalog';
import { platformFiles, tenantPath, tenantText } from './company';
import { BenchForge, startBenchForge } from './forge';
import {
  duration,
  machine,
  Measured,
  measured,
  median,
  peakMemory,
  row,
  table,
} from './report';

const count = Number(process.env.SOCLE_BENCH_TENANTS ?? 5_000);
const changes = 3;
const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** What the forge does when all of the tree is read, whoever reads. */
async function packing(forge: BenchForge): Promise<string[][]> {
  let files = 0;
  let bytes = 0;
  await forge.commit(
    (function* counted() {
      for (const file of platformFiles(count, forge.url)) {
        files += 1;
        bytes += file.content.length;
        yield file;
      }
    })(),
  );
  const packed = await measured(() => forge.pack());
  return [
    row(
      `the forge packs the tree, by \`git archive\`: ${files} files, ${mebibytes(bytes)}, packed ${mebibytes(packed.value)}`,
      packed,
    ),
  ];
}

/** What reading the archive costs by itself where Backstage's reader unpacks it, as from forges that Socle does not know. */
async function unpacking(
  _forge: BenchForge,
  catalog: BenchCatalog,
): Promise<string[][]> {
  const unpacked = await measured(
    async () =>
      await readGitOpsTree({
        urlReader: catalog.urlReader,
        url: catalog.treeUrl,
        isWanted: path => path === 'socle.yaml' || isTenantPath(path),
        timeoutMilliseconds: 120_000,
      }),
  );
  return [
    row(
      `for comparison: read the archive as Backstage does, packing included, and keep ${unpacked.value.tree.size} files of it`,
      unpacked,
    ),
  ];
}

/** A portal that starts: it reads the tree and gives all of it to a catalog that is empty. */
async function everything(
  _forge: BenchForge,
  catalog: BenchCatalog,
): Promise<string[][]> {
  const { registry, provider } = catalog;
  const reading = await measured(() => registry.read());
  const giving = await measured(() => provider.update());
  const [{ type, entities, milliseconds }] = catalog.mutations();
  return [
    row(
      `read the tree, packing included, and register ${reading.value.tenants.length} tenants`,
      reading,
    ),
    row(
      `give them to the catalog (${type}, ${entities} entities; its database takes ${duration(milliseconds)} of it)`,
      giving,
    ),
  ];
}

/** The schedule, when nobody pushed. */
async function nothing(
  _forge: BenchForge,
  catalog: BenchCatalog,
): Promise<string[][]> {
  const looking = await measured(async () => {
    await catalog.registry.read({ fresh: true });
    await catalog.provider.update();
  });
  if (catalog.mutations().length > 0) {
    throw new Error('The catalog was told of a change that there is not');
  }
  return [row('look again, and nothing changed', looking)];
}

/** Merges that change one tenant each. */
async function oneTenant(
  forge: BenchForge,
  catalog: BenchCatalog,
): Promise<string[][]> {
  const { registry, provider } = catalog;
  const readings: Measured<unknown>[] = [];
  const givings: Measured<unknown>[] = [];
  for (let index = 0; index < changes; index += 1) {
    const path = tenantPath(index);
    await forge.commit([{ path, content: tenantText(index, 'Another title') }]);
    readings.push(await measured(() => registry.read({ fresh: true })));
    givings.push(await measured(() => provider.update()));
  }
  const [{ type, entities }, ...others] = catalog.mutations();
  if (others.length !== changes - 1) {
    throw new Error('The catalog was not told of each change once');
  }
  return [
    row(
      `after a merge that changes one tenant: read what changed of the tree (median of ${changes})`,
      median(readings),
    ),
    row(
      `give the catalog that tenant (${type}, ${entities} entities; median of ${changes})`,
      median(givings),
    ),
  ];
}

async function main(): Promise<void> {
  const databaseDirectory = mkdtempSync(join(tmpdir(), 'socle-bench-'));
  const forge = await startBenchForge();
  try {
    const catalog = await startBenchCatalog({ forge, databaseDirectory });
    const rows: string[][] = [];
    for (const part of [packing, unpacking, everything, nothing, oneTenant]) {
      rows.push(...(await part(forge, catalog)));
    }
    console.log(
      `\n${machine()}\n\n${table(['Step', 'Time', 'Processor time of the portal', 'Heap kept'], rows)}\n\nPeak memory of the process: ${Math.round(peakMemory())} MiB.\n`,
    );
    await catalog.stop();
  } finally {
    await forge.stop();
    rmSync(databaseDirectory, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
