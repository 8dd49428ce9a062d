import { configMap } from '../gitops/__testUtils__/samplePlatform';
import { OperationState } from '../gitops/types';
import { startTestApi, TestApi, tokens } from './__testUtils__/startTestApi';

jest.setTimeout(60_000);

let api: TestApi;

beforeEach(async () => {
  api = await startTestApi();
});

afterEach(async () => {
  await api.stop();
});

const post = async (path: string, body: object = {}, token = tokens.shop) =>
  await api.call('POST', `/applications/${path}`, { token, body });
const stateOf = async (name: string): Promise<OperationState> => {
  await api.platform.settle();
  return api.platform.status(name).operationState as OperationState;
};
const notes = () => api.platform.get('ConfigMap', 'notes', 'shop');
const eventsOf = async (name: string) => {
  const { body } = await api.get(`/applications/${name}/events`);
  return body.items.map(({ reason, message }: Record<string, string>) => [
    reason,
    message,
  ]);
};
/** Lets an automated sync of `search` wait for a rollout. */
async function untilSomethingRuns() {
  api.platform.nonprod.healthyRollouts = false;
  api.platform.repositories.commit('shop/search', {
    'deploy/kustomization.yaml':
      'resources: [deployment.yaml, secret.yaml, settings.yaml, late.yaml]',
    'deploy/late.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: late, namespace: shop, annotations: {argocd.argoproj.io/sync-wave: "9"}}
`,
    'deploy/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: search, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: search}}
  template:
  metadata: {labels: {app: search}}
  spec: {containers: [{name: app, image: 'registry.example.com/search:2'}]}
`,
  });
  expect(await stateOf('search')).toMatchObject({ phase: 'Running' });
}

const sha = expect.stringMatching(/^[0-9a-f]{40}$/);

describe('a sync', () => {
  it('applies what Git says, in the name of whoever asked', async () => {
    const { status, body } = await post('notes/sync', { prune: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      metadata: { name: 'notes' },
      operation: {
        initiatedBy: { username: 'proj:shop:portal' },
        sync: { prune: true, revision: sha, source: { path: 'deploy' } },
      },
    });
    expect(await stateOf('notes')).toMatchObject({ phase: 'Succeeded' });
    expect(notes()?.data).toEqual({ a: 'one' });
    expect((await eventsOf('notes')).sort()).toEqual([
      [
        'OperationCompleted',
        expect.stringMatching(/^Sync operation to [0-9a-f]{40} succeeded$/),
      ],
      [
        'OperationStarted',
        expect.stringMatching(
          /^proj:shop:portal initiated sync to main \([0-9a-f]{40}\)$/,
        ),
      ],
      ['ResourceUpdated', 'Updated health status: Missing -> Healthy'],
      ['ResourceUpdated', 'Updated sync status: OutOfSync -> Synced'],
    ]);
  });

  it('only tries it where it is asked to', async () => {
    await post('notes/sync', { dryRun: true });
    expect(await stateOf('notes')).toMatchObject({
      phase: 'Succeeded',
      operation: { sync: { dryRun: true } },
      syncResult: {
        resources: [
          { kind: 'ConfigMap', message: expect.stringMatching(/dry run/) },
        ],
      },
    });
    expect(notes()).toBeUndefined();
  });

  it('is about the chosen resources, with the chosen options', async () => {
    await post('search/sync', {
      resources: [{ group: '', kind: 'ConfigMap', name: 'settings' }],
      syncOptions: { items: ['ServerSideApply=true'] },
      strategy: { hook: { force: true } },
    });
    const { operation, syncResult } = await stateOf('search');
    expect(operation.sync).toMatchObject({
      resources: [{ kind: 'ConfigMap', name: 'settings' }],
      syncOptions: ['ServerSideApply=true'],
      syncStrategy: { hook: { force: true } },
    });
    expect(syncResult?.resources?.map(({ name }) => name)).toEqual([
      'settings',
    ]);
    expect(await eventsOf('search')).toContainEqual([
      'OperationStarted',
      expect.stringMatching(/initiated partial sync/),
    ]);
  });

  it.each<[string, string, object, number, string]>([
    [
      'another revision while automated sync is on',
      'search',
      { revision: 'v2' },
      400,
      'Cannot sync to v2: auto-sync currently set to main',
    ],
    [
      'a revision that there is not',
      'notes',
      { revision: 'gone' },
      400,
      "rpc error: code = Unknown desc = unable to resolve 'gone' to a commit SHA",
    ],
    [
      'something that is no body of a sync',
      'notes',
      { prune: 'yes' },
      400,
      'json: cannot unmarshal field prune: Expected boolean, received string',
    ],
  ])('is refused to %s', async (_what, name, body, status, message) => {
    const answer = await post(`${name}/sync`, body);
    expect([answer.status, answer.body.message]).toEqual([status, message]);
    expect(api.platform.application(name)?.operation).toBeUndefined();
  });

  it('is refused while another operation runs', async () => {
    await untilSomethingRuns();
    const { status, body } = await post('search/sync');
    expect([status, body.code, body.message]).toEqual([
      400,
      9,
      'error setting app operation: rpc error: code = FailedPrecondition desc = another operation is already in progress',
    ]);
  });

  it('is refused outside of the windows, to those who may not sync as well', async () => {
    const project = api.platform.get(
      'AppProject',
      'shop',
      'argocd',
      'argoproj.io/v1alpha1',
    );
    api.platform.nonprod.client.update({
      ...(project as NonNullable<typeof project>),
      spec: {
        ...Object(project?.spec),
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 9 * * *',
            duration: '1h',
            applications: ['*'],
          },
        ],
      },
    });
    await api.platform.settle();
    const message = 'cannot sync: blocked by sync window';
    for (const token of [tokens.shop, tokens.reader]) {
      const { status, body } = await post('notes/sync', {}, token);
      expect([status, body.message]).toEqual([403, message]);
    }
    const windows = await api.get('/applications/notes/syncwindows');
    const denial = {
      kind: 'deny',
      schedule: '0 9 * * *',
      duration: '1h',
      manualSync: false,
    };
    expect(windows.body).toEqual({
      activeWindows: [denial],
      assignedWindows: [denial],
      canSync: false,
    });
  });
});

describe('a rollback', () => {
  const twice = async () => {
    await post('notes/sync');
    await api.platform.settle();
    api.platform.repositories.commit('shop/notes', {
      'deploy/notes.yaml': configMap('notes', 'shop', '{a: two}'),
    });
    await api.platform.settle();
    await post('notes/sync');
    await api.platform.settle();
  };

  it('goes back to what was deployed', async () => {
    await twice();
    expect(notes()?.data).toEqual({ a: 'two' });
    const { status, body } = await post('notes/rollback', { id: 0 });
    expect([status, body.operation.sync.syncStrategy]).toEqual([
      200,
      { apply: {} },
    ]);
    expect(await stateOf('notes')).toMatchObject({ phase: 'Succeeded' });
    expect(notes()?.data).toEqual({ a: 'one' });
    expect(await eventsOf('notes')).toContainEqual([
      'OperationStarted',
      'proj:shop:portal initiated rollback to 0',
    ]);
  });

  it.each([
    [
      'search',
      { id: 0 },
      'rollback cannot be initiated when auto-sync is enabled',
    ],
    [
      'notes',
      { id: 7 },
      'application argocd/notes does not have deployment with id 7',
    ],
  ])('of %s to %j is refused', async (name, body, message) => {
    const answer = await post(`${name}/rollback`, body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });
});

describe('an operation that runs', () => {
  it('is ended', async () => {
    await untilSomethingRuns();
    const ended = await api.call('DELETE', '/applications/search/operation', {
      token: tokens.shop,
    });
    expect(ended).toEqual({ status: 200, body: {} });
    expect(await stateOf('search')).toMatchObject({
      phase: 'Failed',
      message: expect.stringMatching(/^Operation terminated/),
    });
  });

  it('is not there to be ended', async () => {
    const { status, body } = await api.call(
      'DELETE',
      '/applications/notes/operation',
      { token: tokens.shop },
    );
    expect([status, body.message]).toEqual([
      400,
      'Unable to terminate operation. No operation is in progress',
    ]);
  });
});

it.each(['normal', 'hard'])(
  'looks again (%s) before it answers',
  async kind => {
    api.platform.now = new Date('2026-03-02T10:00:00Z');
    const { status, body } = await api.get(
      `/applications/search?refresh=${kind}&project=shop`,
      tokens.shop,
    );
    expect([status, body.status.reconciledAt]).toEqual([
      200,
      '2026-03-02T10:00:00Z',
    ]);
    expect(body.metadata.annotations ?? {}).not.toHaveProperty([
      'argocd.argoproj.io/refresh',
    ]);
  },
);

describe('a change of an Application', () => {
  const patch = async (value: object, patchType = 'merge') =>
    await api.call('PATCH', '/applications/search', {
      token: tokens.editor,
      body: { patchType, patch: JSON.stringify(value) },
    });

  it('approves a deletion', async () => {
    const annotations = {
      'argocd.argoproj.io/deletion-approved': '2026-03-02T09:14:00Z',
    };
    const { status, body } = await patch({ metadata: { annotations } });
    expect(status).toBe(200);
    expect(body.metadata.annotations).toMatchObject(annotations);
    expect(
      api.platform.application('search')?.metadata.annotations,
    ).toMatchObject(annotations);
  });

  it.each<[string, object, string, string]>([
    [
      'of its spec',
      { spec: { project: 'web' } },
      'merge',
      'application spec for search is invalid: the sandbox takes specs from Git alone',
    ],
    [
      'by a strategic merge',
      {},
      'strategic',
      "Patch type 'strategic' is not supported",
    ],
  ])('%s is refused', async (_what, value, type, message) => {
    const { status, body } = await patch(value, type);
    expect([status, body.message]).toEqual([400, message]);
  });
});

describe('a commit', () => {
  it('is told of by who wrote it, when and what', async () => {
    const { revision } = api.platform.status('search').sync ?? {};
    const { status, body } = await api.get(
      `/applications/search/revisions/${revision}/metadata?sourceIndex=0&versionId=0`,
    );
    expect([status, body]).toEqual([
      200,
      {
        author: 'Test <test@halle.example>',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        message: 'Change',
      },
    ]);
  });

  it.each([
    ['main', '', 'revision main must be resolved'],
    [
      'abcdef1',
      '?sourceIndex=3',
      'error getting app source by source index and version ID: source index 3 not found because there is only 1 source',
    ],
    [
      'abcdef1',
      '?versionId=9',
      'error getting app source by source index and version ID: error getting source by version ID: revision history not found for version ID 9',
    ],
    ['abcdef1', '', "unable to resolve 'abcdef1' to a commit SHA"],
  ])('%s%s is not', async (revision, query, message) => {
    const answer = await api.get(
      `/applications/search/revisions/${revision}/metadata${query}`,
    );
    expect([answer.status, answer.body.message]).toEqual([500, message]);
  });
});
