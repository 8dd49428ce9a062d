import { describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  applicationNamed,
  automated,
  change,
  makeStage,
  map,
  pathOf,
  resourcesOf,
  resultsOf,
  said,
  synced,
} from '../lib/argocd.mjs';
import { ask, done, untilGone } from '../lib/kubernetes.mjs';

const approve = name =>
  change(name, {
    metadata: {
      annotations: {
        // It counts in seconds, and from the beginning of the operation.
        'argocd.argoproj.io/deletion-approved': new Date(
          Date.now() + 2000,
        ).toISOString(),
      },
    },
  });

describe('what goes from a repository', { concurrency: 4 }, () => {
  it('waits where a person is to confirm it, and so does all that goes with it', async t => {
    const stage = await makeStage(t, {
      'm/kept.yaml': map('kept'),
      'm/plain.yaml': map('plain'),
      'm/precious.yaml': map(
        'precious',
        {},
        { 'sync-options': 'Prune=confirm' },
      ),
    });
    const name = await stage.application('m', automated());
    await synced(name);
    await stage.push({ 'm/plain.yaml': null, 'm/precious.yaml': null });

    const waiting = await said(
      name,
      // What was compared is written after the operation that it leads to.
      ({ operationState, resources = [] }) =>
        operationState?.message ===
          'waiting for pruning confirmation of /ConfigMap/precious' &&
        resources.some(one => one.requiresDeletionConfirmation),
    );
    expect(waiting.status.operationState.phase).toBe('Running');
    expect(waiting.status.operationState.syncResult.resources).toBeUndefined();
    expect(resourcesOf(waiting)).toMatchObject({
      plain: { status: 'OutOfSync', requiresPruning: true },
      precious: {
        status: 'OutOfSync',
        requiresPruning: true,
        requiresDeletionConfirmation: true,
      },
    });
    expect((await stage.get('configmaps', 'plain')).status).toBe(200);

    await approve(name);
    const done_ = await synced(name);
    expect(resultsOf(done_)).toMatchObject({
      plain: { status: 'Pruned', message: 'pruned' },
      precious: { status: 'Pruned', message: 'pruned' },
    });
    expect(Object.keys(resourcesOf(done_))).toEqual(['kept']);
    expect((await stage.get('configmaps', 'precious')).status).toBe(404);
  });

  it('stays where it says so, and is told as out of sync', async t => {
    const stage = await makeStage(t, {
      'm/kept.yaml': map('kept'),
      'm/staying.yaml': map('staying', {}, { 'sync-options': 'Prune=false' }),
    });
    const name = await stage.application('m', automated());
    await synced(name);
    await stage.push({ 'm/staying.yaml': null });

    const application = await said(
      name,
      ({ operationState }) =>
        operationState?.phase === 'Succeeded' &&
        operationState.syncResult.resources.some(
          ({ status }) => status === 'PruneSkipped',
        ),
    );
    expect(resultsOf(application).staying).toMatchObject({
      status: 'PruneSkipped',
      hookPhase: 'Succeeded',
      message: 'ignored (no prune)',
    });
    expect(application.status.sync.status).toBe('OutOfSync');
    expect((await stage.get('configmaps', 'staying')).status).toBe(200);
  });

  it('is not all of it at once, by itself', async t => {
    const stage = await makeStage(t, {
      'm/one.yaml': map('one'),
      'other.txt': 'x\n',
    });
    const name = await stage.application('m', automated());
    await synced(name);
    await stage.push({ 'm/one.yaml': null, 'm/notes.txt': 'x\n' });

    const { status } = await said(name, ({ conditions = [] }) =>
      conditions.some(({ type }) => type === 'SyncError'),
    );
    expect(status.conditions[0].message).toBe(
      `Skipping sync attempt to [${status.sync.revision}]: auto-sync will wipe out all resources`,
    );
    expect((await stage.get('configmaps', 'one')).status).toBe(200);
  });
});

describe('an Application that goes', { concurrency: 4 }, () => {
  const finalizers = ['resources-finalizer.argocd.argoproj.io'];

  it('takes what it made with it, where it has the finalizer', async t => {
    const stage = await makeStage(t, {
      'm/one.yaml': map('one'),
      'm/staying.yaml': map('staying', {}, { 'sync-options': 'Delete=false' }),
    });
    const name = await stage.application('m', automated(), { finalizers });
    await synced(name);
    await done('DELETE', pathOf('applications', name));

    await untilGone(pathOf('applications', name));
    expect((await stage.get('configmaps', 'one')).status).toBe(404);
    expect((await stage.get('configmaps', 'staying')).status).toBe(200);
  });

  it('leaves what it made, where it has none', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());
    await synced(name);
    await done('DELETE', pathOf('applications', name));

    await untilGone(pathOf('applications', name));
    expect((await stage.get('configmaps', 'one')).status).toBe(200);
  });

  it('waits where a person is to confirm a deletion', async t => {
    const stage = await makeStage(t, {
      'm/plain.yaml': map('plain'),
      'm/precious.yaml': map(
        'precious',
        {},
        { 'sync-options': 'Delete=confirm' },
      ),
    });
    const name = await stage.application('m', automated(), { finalizers });
    await synced(name);
    await done('DELETE', pathOf('applications', name));

    const { metadata } = await applicationNamed(name);
    expect(metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      finalizers,
    });
    await eventually(
      () => stage.get('configmaps', 'precious'),
      ({ status }) => status === 200,
    );
    await approve(name);
    await untilGone(pathOf('applications', name));
    expect((await stage.get('configmaps', 'precious')).status).toBe(404);
    expect((await ask('GET', stage.path)).status).toBe(200);
  });
});
