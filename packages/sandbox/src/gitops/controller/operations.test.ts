import { TestPlatform } from '../__testUtils__/startTestPlatform';
import { configMap } from '../__testUtils__/samplePlatform';
import { KubernetesObject } from '../../kubernetes/types';
import { argoApiVersion } from '../types';

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

function job(name: string, annotations: string): string {
  return `apiVersion: batch/v1
kind: Job
metadata: {name: ${name}, namespace: shop, annotations: {${annotations}}}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: job, image: registry.example.com/job:1.0.0}]}}}
`;
}

describe('operations', () => {
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

  const finishJob = async (name: string, type: 'Complete' | 'Failed') => {
    const found = platform.get(
      'Job',
      name,
      'shop',
      'batch/v1',
    ) as KubernetesObject;
    platform.nonprod.client.updateStatus({
      ...found,
      status: {
        conditions: [{ type, status: 'True', message: `job is ${type}` }],
      },
    });
    await platform.settle();
  };

  const resultsOf = () =>
    platform
      .status('app')
      .operationState?.syncResult?.resources?.map(
        ({ name, status, hookPhase, message }) =>
          `${name} ${status} ${hookPhase}: ${message}`,
      );

  it('an unhealthy wave blocks the next one until it is healthy', async () => {
    platform.nonprod.healthyRollouts = false;
    await begin({
      'deploy/first.yaml': deployment('first', 0),
      'deploy/second.yaml': deployment('second', 1),
    });
    expect(platform.status('app').operationState).toMatchObject({
      phase: 'Running',
      message: 'waiting for healthy state of apps/Deployment/first',
    });
    expect(platform.status('app').health?.status).toBe('Progressing');
    expect(
      platform.get('Deployment', 'second', 'shop', 'apps/v1'),
    ).toBeUndefined();

    platform.nonprod.healthyRollouts = true;
    const first = platform.get(
      'Deployment',
      'first',
      'shop',
      'apps/v1',
    ) as KubernetesObject;
    platform.nonprod.client.updateStatus({
      ...first,
      status: { ...(first.status as object), availableReplicas: 1 },
    });
    await platform.settle();
    expect(
      platform.get('Deployment', 'second', 'shop', 'apps/v1'),
    ).toBeDefined();
    expect(platform.status('app')).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded' },
    });
  });

  it('hooks run before and after, and are deleted as they say', async () => {
    await begin({
      'deploy/config.yaml': configMap('settings', 'shop', '{a: b}'),
      'deploy/before.yaml': job(
        'before',
        'argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/hook-delete-policy: HookSucceeded',
      ),
      'deploy/after.yaml': job('after', 'argocd.argoproj.io/hook: PostSync'),
    });
    expect(platform.status('app').operationState?.message).toBe(
      'waiting for completion of hook batch/Job/before',
    );
    expect(platform.get('ConfigMap', 'settings', 'shop')).toBeUndefined();

    await finishJob('before', 'Complete');
    expect(platform.get('ConfigMap', 'settings', 'shop')).toBeDefined();
    expect(platform.status('app').operationState?.message).toBe(
      'waiting for completion of hook batch/Job/after',
    );

    await finishJob('after', 'Complete');
    expect(platform.status('app').operationState?.phase).toBe('Succeeded');
    expect(resultsOf()).toEqual([
      'before Synced Succeeded: job is Complete',
      'settings Synced Succeeded: configmap/settings created',
      'after Synced Succeeded: job is Complete',
    ]);
    expect(platform.get('Job', 'before', 'shop', 'batch/v1')).toBeUndefined();
    expect(
      platform.get('Job', 'after', 'shop', 'batch/v1')?.metadata.finalizers,
    ).toBeUndefined();
    expect(platform.status('app')).toMatchObject({
      sync: { status: 'Synced' },
      resources: [
        { name: 'settings' },
        { name: 'after', hook: true, requiresPruning: true },
      ],
    });
  });

  it('a failed hook fails the operation, and its SyncFail hook runs', async () => {
    await begin({
      'deploy/before.yaml': job('before', 'argocd.argoproj.io/hook: PreSync'),
      'deploy/config.yaml': configMap('settings', 'shop', '{a: b}'),
      'deploy/alarm.yaml': configMap('alarm', 'shop', '{a: b}').replace(
        'namespace: shop',
        'namespace: shop, annotations: {argocd.argoproj.io/hook: SyncFail}',
      ),
    });
    await finishJob('before', 'Failed');
    expect(platform.get('ConfigMap', 'alarm', 'shop')).toBeDefined();
    expect(platform.get('ConfigMap', 'settings', 'shop')).toBeUndefined();
    expect(platform.status('app').operationState).toMatchObject({
      phase: 'Running',
      retryCount: 1,
      message:
        'one or more synchronization tasks completed unsuccessfully. Retrying attempt #1 at 9:13AM.',
    });
  });

  it('says what the API server refused', async () => {
    platform.nonprod.admit = ({ kind }) => {
      if (kind === 'Deployment') {
        throw new Error(
          'admission webhook "validation.gatekeeper.sh" denied the request: [limits] no limits',
        );
      }
    };
    await begin({ 'deploy/app.yaml': deployment('app', 0) });
    expect(platform.status('app').operationState?.message).toBe(
      'one or more objects failed to apply, reason: admission webhook "validation.gatekeeper.sh" denied the request: [limits] no limits. Retrying attempt #1 at 9:13AM.',
    );
    expect(platform.status('app').health?.status).toBe('Missing');
  });

  it('makes the namespace with CreateNamespace=true, and only then', async () => {
    commit({
      'deploy/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n',
    });
    const destination = { name: 'in-cluster', namespace: 'new-shop' };
    platform.addApplication('without', source, { destination });
    platform.addApplication(
      'with',
      { ...source, path: 'deploy' },
      {
        destination: { ...destination, namespace: 'newer-shop' },
        syncPolicy: { automated: {}, syncOptions: ['CreateNamespace=true'] },
      },
    );
    await platform.start();
    expect(platform.status('without').operationState?.message).toContain(
      'one or more objects failed to apply, reason: namespaces "new-shop" not found',
    );
    expect(platform.status('with').operationState).toMatchObject({
      phase: 'Succeeded',
      syncResult: {
        resources: [
          {
            kind: 'Namespace',
            name: 'newer-shop',
            syncPhase: 'PreSync',
            message: 'namespace/newer-shop created',
          },
          { kind: 'ConfigMap', name: 'settings', namespace: 'newer-shop' },
        ],
      },
    });
  });

  it('prunes what is gone, but not what says Prune=false', async () => {
    commit({
      'deploy/gone.yaml': configMap('gone', 'shop', '{a: b}'),
      'deploy/kept.yaml': configMap('kept', 'shop', '{a: b}').replace(
        'namespace: shop',
        'namespace: shop, annotations: {argocd.argoproj.io/sync-options: Prune=false}',
      ),
      'deploy/stays.yaml': configMap('stays', 'shop', '{a: b}'),
    });
    platform.addApplication('app', source, {
      syncPolicy: { automated: { prune: true } },
    });
    await platform.start();
    commit({ 'deploy/gone.yaml': undefined, 'deploy/kept.yaml': undefined });
    await platform.settle();
    expect(resultsOf()).toEqual([
      'gone Pruned Succeeded: pruned',
      'kept PruneSkipped Succeeded: ignored (no prune)',
      'stays Synced Running: configmap/stays unchanged',
    ]);
    expect(platform.get('ConfigMap', 'gone', 'shop')).toBeUndefined();
    expect(platform.status('app')).toMatchObject({
      sync: { status: 'OutOfSync' },
      resources: [
        { name: 'kept', status: 'OutOfSync', requiresPruning: true },
        { name: 'stays' },
      ],
    });
  });

  it('never wipes out everything by itself', async () => {
    await begin({
      'deploy/only.yaml': configMap('only', 'shop', '{a: b}'),
      'README.md': '',
    });
    const revision = commit({
      'deploy/only.yaml': undefined,
      'deploy/notes.txt': 'empty',
    });
    await platform.settle();
    expect(platform.get('ConfigMap', 'only', 'shop')).toBeDefined();
    expect(platform.status('app').conditions).toMatchObject([
      {
        type: 'SyncError',
        message: `Skipping sync attempt to [${revision}]: auto-sync will wipe out all resources`,
      },
    ]);
  });

  it('without automated sync, waits for an operation and does what it asks', async () => {
    commit({
      'deploy/a.yaml': configMap('a', 'shop', '{a: b}'),
      'deploy/b.yaml': configMap('b', 'shop', '{a: b}'),
    });
    platform.addApplication('app', source, { syncPolicy: undefined });
    await platform.start();
    expect(platform.summary()).toEqual({ app: 'OutOfSync/Missing' });
    expect(platform.status('app').operationState).toBeUndefined();

    platform.edit('app', application => {
      application.operation = {
        sync: { resources: [{ kind: 'ConfigMap', name: 'a' }] },
        initiatedBy: { username: 'ines.moreau' },
      };
    });
    await platform.settle();
    expect(resultsOf()).toEqual(['a Synced Running: configmap/a created']);
    expect(platform.summary()).toEqual({ app: 'OutOfSync/Healthy' });
    expect(platform.status('app').history).toBeUndefined();

    platform.edit('app', application => {
      application.operation = {
        sync: { dryRun: true },
        initiatedBy: { username: 'ines.moreau' },
      };
    });
    await platform.settle();
    expect(platform.status('app').operationState?.phase).toBe('Succeeded');
    expect(platform.get('ConfigMap', 'b', 'shop')).toBeUndefined();

    platform.edit('app', application => {
      application.operation = {
        sync: {},
        initiatedBy: { username: 'ines.moreau' },
      };
    });
    await platform.settle();
    expect(platform.summary()).toEqual({ app: 'Synced/Healthy' });
    expect(platform.status('app').history).toMatchObject([
      { id: 0, initiatedBy: { username: 'ines.moreau' } },
    ]);
  });

  it('ends an operation that is terminated, with its hooks', async () => {
    await begin({
      'deploy/config.yaml': configMap('settings', 'shop', '{a: b}'),
      'deploy/before.yaml': job('before', 'argocd.argoproj.io/hook: PreSync'),
    });
    platform.edit('app', ({ status }) => {
      if (status?.operationState) {
        status.operationState.phase = 'Terminating';
      }
    });
    await platform.settle();
    expect(platform.status('app').operationState).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
      syncResult: {
        resources: [{ hookPhase: 'Failed', message: 'Terminated' }],
      },
    });
    expect(platform.application('app')?.operation).toBeUndefined();
    expect(platform.get('Job', 'before', 'shop', 'batch/v1')).toBeUndefined();
  });

  it('a sync window keeps automated sync out, and lets a person in where it says so', async () => {
    commit({ 'deploy/a.yaml': configMap('a', 'shop', '{a: b}') });
    const window = {
      kind: 'deny' as const,
      schedule: '0 8 * * *',
      duration: '2h',
      applications: ['*'],
    };
    platform.addProject('closed', { syncWindows: [window] });
    platform.addProject('guarded', {
      syncWindows: [{ ...window, manualSync: true }],
    });
    platform.addApplication('closed', source, { project: 'closed' });
    platform.addApplication('guarded', source, { project: 'guarded' });
    await platform.start();
    expect(platform.summary()).toEqual({
      closed: 'OutOfSync/Missing',
      guarded: 'OutOfSync/Missing',
    });
    for (const name of ['closed', 'guarded']) {
      platform.edit(name, application => {
        application.operation = {
          sync: {},
          initiatedBy: { username: 'ines.moreau' },
        };
      });
    }
    await platform.settle();
    expect(platform.status('closed').operationState).toMatchObject({
      phase: 'Running',
      message: 'Sync operation blocked by sync window',
    });
    expect(platform.status('guarded').operationState?.phase).toBe('Succeeded');
  });

  it('an Application with an operation under way is not deleted before that is terminated', async () => {
    commit({
      'deploy/config.yaml': configMap('settings', 'shop', '{a: b}'),
      'deploy/before.yaml': job('before', 'argocd.argoproj.io/hook: PreSync'),
    });
    platform.addApplication('app', source, {}, [
      'resources-finalizer.argocd.argoproj.io',
    ]);
    await platform.start();
    platform.nonprod.client.delete({
      apiVersion: argoApiVersion,
      kind: 'Application',
      name: 'app',
      namespace: 'argocd',
    });
    await platform.settle();
    expect(
      platform.application('app')?.metadata.deletionTimestamp,
    ).toBeDefined();
    platform.edit('app', ({ status }) => {
      if (status?.operationState) {
        status.operationState.phase = 'Terminating';
      }
    });
    await platform.settle();
    expect(platform.application('app')).toBeUndefined();
  });
});
