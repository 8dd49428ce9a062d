import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  argo,
  automated,
  failed,
  makeStage,
  map,
  refusedReason,
  refusedService,
  resourcesOf,
  resultsOf,
  said,
  synced,
} from '../lib/argocd.mjs';

const job = (name, annotations) =>
  JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, ...argo(annotations) },
    spec: {
      backoffLimit: 0,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'app', image: 'registry.halle.example/job:1' }],
        },
      },
    },
  });

describe('hooks and waves', { concurrency: 4 }, () => {
  it('run in their order', async t => {
    const stage = await makeStage(t, {
      'w/pre-conf.yaml': map(
        'pre-conf',
        {},
        { hook: 'PreSync', 'sync-wave': '-1' },
      ),
      'w/pre.yaml': job('pre', {
        hook: 'PreSync',
        'hook-delete-policy': 'BeforeHookCreation',
      }),
      'w/first.yaml': map('first', {}, { 'sync-wave': '-5' }),
      'w/second.yaml': map('second'),
      'w/third.yaml': map('third', {}, { 'sync-wave': '3' }),
      'w/post.yaml': job('post', {
        hook: 'PostSync',
        'hook-delete-policy': 'HookSucceeded',
      }),
      'w/skipped.yaml': map('skipped', {}, { hook: 'Skip' }),
      'w/on-failure.yaml': map('on-failure', {}, { hook: 'SyncFail' }),
    });
    const name = await stage.application('w', automated());
    const waiting = await said(
      name,
      ({ operationState }) =>
        operationState?.phase === 'Running' &&
        /^waiting for completion of hook /.test(operationState.message),
    );
    expect(waiting.status.sync.status).toBe('OutOfSync');

    const application = await synced(name);

    expect(application.status.operationState.message).toBe(
      'successfully synced (no more tasks)',
    );
    const results = resultsOf(application);
    expect(
      Object.entries(results).map(([title, one]) => [
        title,
        one.syncPhase,
        one.hookType,
        one.hookPhase,
        one.message,
      ]),
    ).toEqual([
      ['pre-conf', 'PreSync', 'PreSync', 'Succeeded', 'pre-conf created'],
      [
        'pre',
        'PreSync',
        'PreSync',
        'Succeeded',
        'Reached expected number of succeeded pods',
      ],
      [
        'first',
        'Sync',
        undefined,
        'Succeeded',
        'configmap/first serverside-applied',
      ],
      [
        'second',
        'Sync',
        undefined,
        'Succeeded',
        'configmap/second serverside-applied',
      ],
      [
        'third',
        'Sync',
        undefined,
        'Succeeded',
        'configmap/third serverside-applied',
      ],
      [
        'post',
        'PostSync',
        'PostSync',
        'Succeeded',
        'Reached expected number of succeeded pods',
      ],
    ]);
    expect(results.pre.images).toEqual(['registry.halle.example/job:1']);
    const { resources } = application.status;
    expect(
      resources.map(one => [one.name, one.status, one.syncWave, one.hook]),
    ).toEqual(
      expect.arrayContaining([
        ['first', 'Synced', -5, undefined],
        ['second', 'Synced', undefined, undefined],
        ['third', 'Synced', 3, undefined],
        ['pre-conf', undefined, -1, true],
      ]),
    );
    expect((await stage.get('configmaps', 'skipped')).status).toBe(404);
    expect((await stage.get('configmaps', 'on-failure')).status).toBe(404);
    const made = async title =>
      (await stage.get('configmaps', title)).body.metadata.creationTimestamp;
    const order = [
      await made('first'),
      await made('second'),
      await made('third'),
    ];
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(3);
  });

  it('end with the wave that fails, and run what is for failures', async t => {
    const stage = await makeStage(t, {
      'v/zero.yaml': map('zero'),
      'v/refused.yaml': refusedService({ 'sync-wave': '1' }),
      'v/later.yaml': map('later', {}, { 'sync-wave': '2' }),
      'v/on-failure.yaml': map('on-failure', {}, { hook: 'SyncFail' }),
    });
    const name = await stage.application('v', automated());

    const application = await failed(name);

    expect(application.status.operationState.message).toBe(
      `one or more synchronization tasks completed unsuccessfully, reason: ${refusedReason}`,
    );
    expect(resultsOf(application)).toMatchObject({
      zero: { status: 'Synced', hookPhase: 'Succeeded' },
      refused: { status: 'SyncFailed', hookPhase: 'Failed' },
      'on-failure': {
        status: 'Synced',
        hookType: 'SyncFail',
        syncPhase: 'SyncFail',
        hookPhase: 'Succeeded',
      },
    });
    expect(resultsOf(application).later).toBeUndefined();
    expect(resourcesOf(application).later).toMatchObject({
      status: 'OutOfSync',
      syncWave: 2,
    });
    expect((await stage.get('configmaps', 'later')).status).toBe(404);
    expect((await stage.get('configmaps', 'on-failure')).status).toBe(200);
  });
});
