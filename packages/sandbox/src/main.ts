import { parseArgs } from 'node:util';
import { createRootLogger } from './logger';
import { startSandbox } from './startSandbox';

async function main() {
  // Whoever started it over a channel is gone, however that went.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const { values } = parseArgs({
    options: {
      state: { type: 'string' },
      port: { type: 'string', default: '7017' },
      portal: { type: 'string' },
      empty: { type: 'boolean', default: false },
    },
  });
  if (!values.state) {
    throw new Error(
      '--state DIRECTORY is missing: where the sandbox keeps everything',
    );
  }
  const logger = createRootLogger();
  const sandbox = await startSandbox({
    stateDirectory: values.state,
    port: Number(values.port) || undefined,
    portalUrl: values.portal,
    empty: values.empty,
    logger,
    onProgress: text => {
      logger.info(text);
      process.send?.({ type: 'progress', text });
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.stop().then(
        () => process.exit(0),
        error => {
          logger.error('Could not stop', error);
          process.exit(1);
        },
      );
    });
  }
  logger.info(`The forge is at ${sandbox.forgeUrl}`);
  const { forgeUrl, clusterUrls, argoCdUrl, hubbleAddresses, prometheusUrls } =
    sandbox;
  process.send?.({
    type: 'ready',
    forgeUrl,
    clusterUrls,
    argoCdUrl,
    hubbleAddresses,
    prometheusUrls,
  });
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
