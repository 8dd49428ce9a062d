import {
  deployment,
  startTestApi,
  TestApi,
} from './__testUtils__/startTestApi';
import { configMap } from '../gitops/__testUtils__/samplePlatform';

jest.setTimeout(60_000);

let api: TestApi;

beforeEach(async () => {
  api = await startTestApi();
});

afterEach(async () => {
  await api.stop();
});

const managed = async (name: string) => {
  const { body } = await api.get(
    `/applications/search/managed-resources?name=${name}`,
  );
  const [item] = body.items;
  const state = (field: string) => JSON.parse(item[field]);
  return {
    item,
    target: state('targetState'),
    live: state('liveState'),
    normalized: state('normalizedLiveState'),
    predicted: state('predictedLiveState'),
  };
};

it('has a tree of what is there and what is not', async () => {
  const { body } = await api.get('/applications/search/resource-tree');
  const node = (name: string) =>
    body.nodes.find((one: { name: string }) => one.name === name);
  expect(node('search')).toEqual({
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'search',
    uid: expect.any(String),
    resourceVersion: expect.any(String),
    health: { status: 'Healthy' },
    createdAt: expect.stringMatching(/Z$/),
  });
  expect(node('settings')).not.toHaveProperty('health');
  const { body: none } = await api.get('/applications/notes/resource-tree');
  expect(none.nodes).toEqual([
    {
      version: 'v1',
      kind: 'ConfigMap',
      namespace: 'shop',
      name: 'notes',
      health: { status: 'Missing' },
    },
  ]);
});

it('shows what came of a Deployment, down to its Pods', async () => {
  const { client } = api.platform.nonprod;
  const parent = client.get({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'search',
  });
  const pod = client.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'search-1',
      namespace: 'shop',
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'search',
          uid: parent?.metadata.uid ?? '',
          controller: true,
        },
      ],
    },
    spec: { containers: [{ name: 'app', image: 'registry.example.com/a:1' }] },
  });
  client.updateStatus({
    ...pod,
    status: {
      phase: 'Pending',
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          restartCount: 3,
          image: '',
          imageID: '',
          state: {
            waiting: { reason: 'ImagePullBackOff', message: 'no such image' },
          },
        },
      ],
    },
  });
  await api.platform.settle();
  const { body } = await api.get('/applications/search/resource-tree');
  expect(body.nodes).toContainEqual(
    expect.objectContaining({
      kind: 'Pod',
      name: 'search-1',
      parentRefs: [
        {
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          namespace: 'shop',
          name: 'search',
          uid: parent?.metadata.uid,
        },
      ],
      info: [
        { name: 'Status Reason', value: 'ImagePullBackOff' },
        { name: 'Node', value: '' },
        { name: 'Containers', value: '0/1' },
        { name: 'Restart Count', value: '3' },
        { name: 'cpu', value: '0' },
        { name: 'memory', value: '0' },
      ],
      networkingInfo: {},
      images: ['registry.example.com/a:1'],
      health: { status: 'Degraded', message: 'no such image' },
    }),
  );
});

describe('the states of a resource', () => {
  beforeEach(() => {
    api.platform.edit('search', ({ spec }) => {
      spec.syncPolicy = {};
    });
  });

  it('are the same where nothing differs', async () => {
    const { item, target, live, normalized, predicted } =
      await managed('settings');
    expect(item).not.toHaveProperty('modified');
    expect([target.data, live.data]).toEqual([{ a: 'one' }, { a: 'one' }]);
    expect(predicted).toEqual(normalized);
  });

  it('tell what a sync would change, and nothing else', async () => {
    api.platform.repositories.commit('shop/search', {
      'deploy/settings.yaml': configMap('settings', 'shop', '{b: two}'),
      'deploy/deployment.yaml': deployment('registry.example.com/search:2.0.0'),
    });
    await api.platform.settle();
    const settings = await managed('settings');
    expect(settings.item.modified).toBe(true);
    expect(settings.normalized.data).toEqual({ a: 'one' });
    expect(settings.predicted).toEqual({
      ...settings.normalized,
      data: { b: 'two' },
    });
    const { normalized, predicted } = await managed('search');
    const [container] = normalized.spec.template.spec.containers;
    expect(predicted.spec).toEqual({
      ...normalized.spec,
      template: {
        ...normalized.spec.template,
        spec: {
          ...normalized.spec.template.spec,
          containers: [
            { ...container, image: 'registry.example.com/search:2.0.0' },
          ],
        },
      },
    });
  });

  it('are null where there is nothing', async () => {
    const notes = await api.get('/applications/notes/managed-resources');
    expect(notes.body.items).toEqual([
      {
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'notes',
        targetState: expect.stringContaining('"notes"'),
        liveState: 'null',
        normalizedLiveState: 'null',
        predictedLiveState: expect.stringContaining('"notes"'),
        modified: true,
      },
    ]);
    api.platform.repositories.commit('shop/search', {
      'deploy/kustomization.yaml': 'resources: [deployment.yaml, secret.yaml]',
    });
    await api.platform.settle();
    const { target, predicted, live } = await managed('settings');
    expect([target, predicted]).toEqual([null, null]);
    expect(live.metadata.name).toBe('settings');
  });

  it('hide the values of Secrets, and tell equal ones from others', async () => {
    const same = await managed('key');
    expect([same.target.data, same.live.data]).toEqual([
      { password: '++++++++' },
      { password: '++++++++' },
    ]);
    api.platform.repositories.commit('shop/search', {
      'deploy/secret.yaml': `apiVersion: v1
kind: Secret
metadata: {name: key, namespace: shop}
stringData: {password: hunter3}
`,
    });
    await api.platform.settle();
    const other = await managed('key');
    expect([other.target.data, other.live.data, other.predicted.data]).toEqual([
      { password: '++++++++' },
      { password: '++++++++++++' },
      { password: '++++++++' },
    ]);
    expect(JSON.stringify(other)).not.toMatch(/hunter|aHVudGVy/);
  });
});

it('has nothing to tell of an Application whose spec is broken', async () => {
  api.platform.edit('search', ({ spec }) => {
    spec.destination = { name: 'nowhere', namespace: 'shop' };
  });
  await api.platform.settle();
  expect(await api.get('/applications/search/resource-tree')).toEqual({
    status: 200,
    body: {},
  });
  expect(await api.get('/applications/search/managed-resources')).toEqual({
    status: 200,
    body: {},
  });
});

it('says why nothing is known of an Application whose cluster cannot be read', async () => {
  api.platform.edit('notes', ({ spec }) => {
    spec.destination = { name: 'legacy', namespace: 'shop' };
  });
  await api.platform.restart(() => {});
  const { status, body } = await api.get('/applications/notes/resource-tree');
  expect([status, body.code, body.message]).toEqual([
    500,
    2,
    expect.stringMatching(
      /^error getting cached app resource tree: ComparisonError: .*connection refused/,
    ),
  ]);
});
