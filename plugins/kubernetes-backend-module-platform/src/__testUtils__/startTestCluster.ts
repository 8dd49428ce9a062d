import {
  SandboxCluster,
  startSandboxCluster,
} from '@socle/plugin-platform-node/testUtils';

/** A cluster of the sandbox over HTTP; each namespace has the limit ranges `front` and `back`, labelled `app`. */
export async function startTestCluster(
  name: string,
  namespaces: string[],
): Promise<SandboxCluster> {
  const cluster = await startSandboxCluster(name);
  for (const namespace of namespaces) {
    cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const app of ['front', 'back']) {
      cluster.client.create({
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: app, namespace, labels: { app } },
        spec: { limits: [] },
      });
    }
  }
  return cluster;
}
