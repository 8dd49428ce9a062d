import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';

/**
 * Runs the backend of Backstage's Kubernetes plugin in a process of its own, because it loads its client by an import
 * that Jest's modules do not allow. Reads `{ config, entities }` from its first argument and writes its port.
 */
async function main() {
  const { config, entities } = JSON.parse(process.argv[2]);
  const { server } = await startTestBackend({
    features: [
      kubernetesPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  process.stdout.write(`port ${server.port()}\n`);
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
