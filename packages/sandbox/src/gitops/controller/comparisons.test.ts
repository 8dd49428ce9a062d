import { TestPlatform } from '../__testUtils__/startTestPlatform';
import { configMap, kustomization } from '../__testUtils__/samplePlatform';
import { KubernetesObject } from '../../kubernetes/types';

const source = { repository: 'shop/app', path: 'deploy' };

function deployment(name: string, wave: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop, annotations: {argocd.argoproj.io/sync-wave: "${wave}"}}
spec:
  replicas: 1
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: registry.example.com/app:1.0.0}]}
`;
}

describe('comparisons', () => {
  let platform: TestPlatform;

  beforeEach(async () => {
    platform = await TestPlatform.create();
    platform.addNamespace('shop');
  });

  afterEach(async () => {
    await platform.stop();
  });

  const commit = (files: Record<string, string | undefined>) =>
    platform.repositories.commit('shop/app', files);

  const begin = async (files: Record<string, string>) => {
    commit(files);
    platform.addApplication('app', source);
    await platform.start();
  };

  it.each([
    [
      'a path that is not there',
      { path: 'nowhere' },
      'nowhere: app path does not exist',
    ],
    [
      'a path out of the repository',
      { path: '../etc' },
      '../etc: app path outside root',
    ],
    [
      'a revision that is not there',
      { targetRevision: 'v9' },
      "unable to resolve 'v9' to a commit SHA",
    ],
  ])('names %s', async (_, change, words) => {
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: b}') });
    const repoURL = platform.repositories.url('shop/app');
    platform.addApplication('app', source, {
      source: { repoURL, path: 'deploy', targetRevision: 'main', ...change },
    });
    await platform.start();
    expect(platform.status('app')).toMatchObject({
      sync: { status: 'Unknown' },
      conditions: [
        {
          type: 'ComparisonError',
          message: `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${words}`,
        },
      ],
    });
  });

  it('a broken cluster makes its Applications unknown and leaves the others alone, until it answers', async () => {
    commit({ 'deploy/a.yaml': configMap('a', 'argocd', '{a: b}') });
    const on = (name: string) => ({
      destination: { name, namespace: 'argocd' },
    });
    platform.addApplication('here', source, on('in-cluster'));
    platform.addApplication('there', source, on('paris-prod'));
    platform.addApplication('dead', source, on('legacy'));
    platform.addApplication('nowhere', source, on('atlantis'));
    platform.prod.failWith('dial tcp 127.0.0.1:7019: i/o timeout');
    await platform.start();
    expect(platform.summary()).toEqual({
      here: 'Synced/Healthy',
      there: 'Unknown/Healthy',
      dead: 'Unknown/Healthy',
      nowhere: 'Unknown/Unknown',
    });
    const messages = (name: string) =>
      platform
        .status(name)
        .conditions?.map(({ type, message }) => `${type}: ${message}`);
    expect(messages('nowhere')).toEqual([
      'InvalidSpecError: there are no clusters with this name: atlantis',
    ]);
    expect(messages('there')).toEqual([
      'ComparisonError: Failed to load live state: failed to get cluster info for "http://localhost:7019": error synchronizing cache state : dial tcp 127.0.0.1:7019: i/o timeout',
      'ComparisonError: Failed to load target state: failed to get cluster version for cluster "http://localhost:7019": failed to get cluster info for "http://localhost:7019": error synchronizing cache state : dial tcp 127.0.0.1:7019: i/o timeout',
      'UnknownError: error synchronizing cache state : dial tcp 127.0.0.1:7019: i/o timeout',
    ]);
    expect(messages('dead')?.[2]).toBe(
      'UnknownError: error synchronizing cache state : failed to get server version: failed to get server version: Get "http://localhost:7020/version?timeout=32s": dial tcp 127.0.0.1:7020: connect: connection refused',
    );

    platform.prod.failWith(undefined);
    platform.annotate('there', 'argocd.argoproj.io/refresh', 'hard');
    await platform.settle();
    expect(platform.summary().there).toBe('Synced/Healthy');
    expect(platform.application('there')?.metadata.annotations).toBeUndefined();
  });

  it('takes manifests of several sources together', async () => {
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: b}') });
    const second = platform.repositories.commit('shop/extra', {
      'more/kustomization.yaml': kustomization('b.yaml'),
      'more/b.yaml': configMap('b', 'shop', '{a: b}'),
    });
    platform.addApplication('app', source, {
      source: undefined,
      sources: [
        { repoURL: platform.repositories.url('shop/app'), path: 'deploy' },
        { repoURL: platform.repositories.url('shop/extra'), path: 'more' },
      ],
    });
    await platform.start();
    expect(platform.status('app')).toMatchObject({
      sync: { status: 'Synced', revisions: [expect.any(String), second] },
      sourceTypes: ['Directory', 'Kustomize'],
      history: [{ sources: [{ path: 'deploy' }, { path: 'more' }] }],
    });
  });

  it('reports what is named twice, and keeps the last', async () => {
    await begin({
      'deploy/a.yaml': configMap('a', 'shop', '{which: first}'),
      'deploy/b.yaml': configMap('a', 'shop', '{which: second}'),
    });
    expect(platform.get('ConfigMap', 'a', 'shop')?.data).toEqual({
      which: 'second',
    });
    expect(platform.status('app').conditions).toMatchObject([
      {
        type: 'RepeatedResourceWarning',
        message:
          'Resource /ConfigMap/shop/a appeared 2 times among application resources.',
      },
    ]);
  });

  it('ignores the differences that it is told to ignore', async () => {
    commit({ 'deploy/app.yaml': deployment('app', 0) });
    platform.addApplication('app', source, {
      ignoreDifferences: [
        { group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] },
      ],
    });
    await platform.start();
    const found = platform.get(
      'Deployment',
      'app',
      'shop',
      'apps/v1',
    ) as KubernetesObject;
    platform.nonprod.client.update({
      ...found,
      spec: { ...(found.spec as object), replicas: 4 },
    });
    await platform.settle();
    expect(
      platform.get('Deployment', 'app', 'shop', 'apps/v1')?.spec,
    ).toMatchObject({ replicas: 4 });
    expect(platform.summary()).toEqual({ app: 'Synced/Healthy' });
  });

  it('leaves to an autoscaler what it sets, where it is trusted', async () => {
    commit({ 'deploy/app.yaml': deployment('app', 0) });
    platform.addApplication('app', source, {
      ignoreDifferences: [
        {
          group: 'apps',
          kind: 'Deployment',
          managedFieldsManagers: ['autoscaler'],
        },
      ],
    });
    await platform.start();
    platform.nonprod.client.apply(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'app', namespace: 'shop' },
        spec: { replicas: 4 },
      },
      { fieldManager: 'autoscaler', force: true },
    );
    await platform.settle();
    expect(
      platform.get('Deployment', 'app', 'shop', 'apps/v1')?.spec,
    ).toMatchObject({ replicas: 4 });
    expect(platform.summary()).toEqual({ app: 'Synced/Healthy' });
  });
});
