import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  automated,
  change,
  failed,
  makeStage,
  map,
  operate,
  resourcesOf,
  resultsOf,
  said,
  synced,
} from '../lib/argocd.mjs';

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const one = { version: 'v1', kind: 'ConfigMap', namespace: 'NS', name: 'one' };

describe('an Application', { concurrency: 4 }, () => {
  it('says what it compared, and when, before anybody syncs it', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m');

    const { status } = await said(name, ({ sync }) => sync?.status);

    expect(stage.plain(status)).toEqual({
      sync: {
        status: 'OutOfSync',
        comparedTo: {
          source: { repoURL: 'URL', path: 'm', targetRevision: 'main' },
          destination: stage.plain(stage.destination),
        },
        revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
      health: { status: 'Missing', lastTransitionTime: time },
      resources: [{ ...one, status: 'OutOfSync' }],
      reconciledAt: time,
      sourceType: 'Directory',
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
    });
  });

  it('that somebody syncs says who, what was done, and keeps it in its history', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m');
    const { status: before } = await said(name, ({ sync }) => sync?.revision);
    const operation = {
      initiatedBy: { username: 'ines' },
      info: [{ name: 'Reason', value: 'Try' }],
      sync: { syncStrategy: { hook: {} } },
    };
    await change(name, { operation });

    const application = await synced(name);

    const { status } = stage.plain(application);
    const source = { repoURL: 'URL', path: 'm', targetRevision: 'main' };
    const { revision } = before.sync;
    expect(application.operation).toBeUndefined();
    expect(status.operationState).toEqual({
      operation: { ...operation, retry: {} },
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: time,
      finishedAt: time,
      syncResult: {
        revision,
        source,
        resources: [
          {
            group: '',
            ...one,
            status: 'Synced',
            message: 'configmap/one created',
            hookPhase: 'Running',
            syncPhase: 'Sync',
          },
        ],
      },
    });
    expect(status.history).toEqual([
      {
        id: 0,
        revision,
        source,
        deployStartedAt: time,
        deployedAt: time,
        initiatedBy: { username: 'ines' },
      },
    ]);
    expect(status.resources).toEqual([{ ...one, status: 'Synced' }]);
    expect([status.summary, status.sourceHydrator]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('that syncs by itself says so, and was written whole', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());

    const { status } = stage.plain(await synced(name));

    const { operation } = status.operationState;
    expect([operation.initiatedBy, operation.retry]).toEqual([
      { automated: true },
      {},
    ]);
    expect(operation.sync).toMatchObject({
      revision: status.sync.revision,
      prune: true,
      syncOptions: ['ServerSideApply=true'],
      source: { repoURL: 'URL', path: 'm', targetRevision: 'main' },
    });
    expect([status.summary, status.sourceHydrator]).toEqual([{}, {}]);
    expect(status.history[0].initiatedBy).toEqual({ automated: true });
  });

  it('follows a push, and numbers what it deployed', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());
    await synced(name);
    const revision = await stage.push({ 'm/one.yaml': map('one', { a: '2' }) });

    const { status } = await said(
      name,
      ({ history = [], sync, operationState }) =>
        history.length === 2 &&
        sync.status === 'Synced' &&
        operationState?.phase === 'Succeeded',
    );

    expect(
      status.history.map(entry => [entry.id, entry.revision === revision]),
    ).toEqual([
      [0, false],
      [1, true],
    ]);
    expect((await stage.get('configmaps', 'one')).body.data).toEqual({
      a: '2',
    });
  });

  it('is synced in part, on trial, and as a whole', async t => {
    const stage = await makeStage(t, {
      'm/one.yaml': map('one'),
      'm/two.yaml': map('two'),
    });
    const name = await stage.application('m');
    await said(name, ({ sync }) => sync?.status);
    await operate(name, { sync: {} }, () => true);
    await stage.push({
      'm/one.yaml': map('one', { a: '2' }),
      'm/two.yaml': null,
      'm/three.yaml': map('three'),
    });
    const changed = await said(
      name,
      ({ resources = [] }) => resources.length === 3,
    );
    expect(resourcesOf(changed).two).toMatchObject({
      status: 'OutOfSync',
      requiresPruning: true,
    });

    const inPart = await operate(
      name,
      {
        sync: {
          resources: [
            { kind: 'ConfigMap', name: 'one', namespace: stage.namespace },
          ],
        },
      },
      ({ sync }) => sync.resources,
    );
    expect(Object.keys(resultsOf(inPart))).toEqual(['one']);
    expect(inPart.status.history).toHaveLength(1);

    const trial = await operate(
      name,
      { sync: { dryRun: true } },
      ({ sync }) => sync.dryRun,
    );
    expect(trial.status.operationState).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (no more tasks)',
    });
    expect(resultsOf(trial)).toMatchObject({
      one: { message: 'configmap/one unchanged (dry run)' },
      two: { status: 'PruneSkipped', message: 'ignored (requires pruning)' },
      three: { message: 'configmap/three created (dry run)' },
    });
    expect((await stage.get('configmaps', 'three')).status).toBe(404);

    const kept = await operate(
      name,
      { sync: { syncStrategy: { hook: {} } } },
      ({ sync }) => sync.syncStrategy,
    );
    expect(resultsOf(kept).two).toMatchObject({
      status: 'PruneSkipped',
      hookPhase: 'Succeeded',
      message: 'ignored (requires pruning)',
    });
    expect(kept.status.history.map(({ id }) => id)).toEqual([0, 1]);

    const pruned = await operate(
      name,
      { sync: { prune: true } },
      ({ sync }) => sync.prune,
    );
    expect(resultsOf(pruned).two).toMatchObject({
      status: 'Pruned',
      hookPhase: 'Succeeded',
      message: 'pruned',
    });
    expect((await stage.get('configmaps', 'two')).status).toBe(404);
  });

  it('does not go where there is no such revision', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m');
    await said(name, ({ sync }) => sync?.status);
    await change(name, { operation: { sync: { revision: 'nonsense' } } });

    const { operationState } = stage.plain((await failed(name)).status);

    expect(operationState).toEqual({
      operation: {
        sync: { revision: 'nonsense' },
        initiatedBy: {},
        retry: {},
      },
      phase: 'Error',
      message:
        "ComparisonError: Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = unable to resolve 'nonsense' to a commit SHA",
      syncResult: {
        revision: 'nonsense',
        source: { repoURL: 'URL', path: 'm', targetRevision: 'main' },
      },
      startedAt: time,
      finishedAt: time,
    });
  });

  it('looks again when it is asked to, and says when it did', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m');
    const { status } = await said(name, ({ reconciledAt }) => reconciledAt);
    // It counts in seconds.
    await said(name, () => Date.now() - Date.parse(status.reconciledAt) > 1000);
    await change(name, {
      metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } },
    });

    const { metadata } = await said(
      name,
      ({ reconciledAt }, application) =>
        reconciledAt > status.reconciledAt &&
        !application.metadata.annotations?.['argocd.argoproj.io/refresh'],
    );
    expect(metadata.name).toBe(name);
  });
});
