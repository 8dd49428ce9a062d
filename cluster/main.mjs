import { parseArgs } from 'node:util';
import { buildCluster } from './build/buildCluster.mjs';
import { describeCluster } from './connectCluster.mjs';
import { loadSeed } from './seed/loadSeed.mjs';
import { startCluster } from './startCluster.mjs';

/** What `npm run cluster` runs: a cluster with the seed, until somebody interrupts it. */
async function main() {
  const { values } = parseArgs({ options: { logs: { type: 'string' } } });
  let cluster;
  let stopping = false;
  const stop = async code => {
    if (!stopping) {
      stopping = true;
      await cluster?.stop();
      process.exit(code);
    }
  };
  // Before it runs, its warden ends what there is when this process is gone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => (cluster ? stop(0) : process.exit(0)));
  }
  const onProgress = text => tell({ type: 'progress', text });
  cluster = await startCluster({
    built: await buildCluster(),
    logs: values.logs,
    onProgress,
  });
  try {
    const seeded = await loadSeed(cluster, { onProgress });
    tell({ type: 'ready', file: describeCluster(cluster, seeded) });
  } catch (error) {
    console.error(error);
    await stop(1);
  }
}

function tell(message) {
  console.log(message.text ?? message.type);
  process.send?.(message);
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
