import { mockServices } from '@backstage/backend-test-utils';
import { createFakeCluster } from './__testUtils__/fakeCluster';
import { TestRepositories } from './__testUtils__/TestRepositories';
import { commitSample } from './__testUtils__/samplePlatform';
import { startGitOpsController } from './startGitOpsController';
import { asApplication } from './types';

describe('the sample', () => {
  it('reaches Synced and Healthy', async () => {
    const repositories = new TestRepositories();
    commitSample(repositories);
    const cluster = createFakeCluster('paris-nonprod');
    const { client } = cluster;
    client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'argocd' },
    });
    client.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'default', namespace: 'argocd' },
      spec: {
        sourceRepos: ['*'],
        destinations: [{ server: '*', namespace: '*' }],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
    client.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'root', namespace: 'argocd' },
      spec: {
        project: 'default',
        source: {
          repoURL: repositories.url('platform/gitops'),
          path: 'bootstrap',
          targetRevision: 'main',
        },
        destination: { name: 'in-cluster', namespace: 'argocd' },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    });
    const controller = await startGitOpsController({
      clusters: new Map([['paris-nonprod', client]]),
      controlPlane: 'paris-nonprod',
      namespace: 'argocd',
      repositories,
      logger: mockServices.logger.mock(),
      delays: { wave: 0 },
    });
    await controller.idle();
    console.log(
      JSON.stringify(
        client
          .list({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' })
          .map(a => [
            a.metadata.name,
            asApplication(a).status?.sync?.status,
            asApplication(a).status?.health?.status,
            asApplication(a).status?.conditions,
            asApplication(a).status?.operationState?.message,
          ]),
        null,
        1,
      ),
    );
    console.log(
      JSON.stringify(
        client
          .list({ apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet' })
          .map(a => a.status),
        null,
        1,
      ),
      cluster.writes,
    );
    console.log(
      JSON.stringify(
        client.get({
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          namespace: 'argocd',
          name: 'payments.dev',
        })?.status,
        null,
        1,
      ),
    );
    await controller.stop();
    repositories.remove();
  });
});
