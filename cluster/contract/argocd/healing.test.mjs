import { describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  automated,
  makeStage,
  map,
  resourcesOf,
  said,
  synced,
} from '../lib/argocd.mjs';
import { done, patches } from '../lib/kubernetes.mjs';

describe('what somebody changes by hand', { concurrency: 4 }, () => {
  it('is set right again, and not written into the history', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());
    const before = await synced(name);
    await done('PATCH', `${stage.path}/configmaps/one`, {
      type: patches.merge,
      body: { data: { a: 'by hand' } },
    });

    await eventually(
      () => stage.get('configmaps', 'one'),
      ({ body }) => body.data.a === '1',
      150,
    );
    const { status } = await said(
      name,
      ({ sync, operationState }) =>
        sync.status === 'Synced' &&
        operationState?.phase === 'Succeeded' &&
        operationState.operation.sync.autoHealAttemptsCount,
    );
    expect(status.operationState.operation).toMatchObject({
      initiatedBy: { automated: true },
      sync: {
        autoHealAttemptsCount: expect.any(Number),
        resources: [{ kind: 'ConfigMap', name: 'one' }],
      },
    });
    expect(status.history).toEqual(before.status.history);
  });

  it('is made again where it is gone', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());
    await synced(name);
    const first = (await stage.get('configmaps', 'one')).body.metadata.uid;
    await done('DELETE', `${stage.path}/configmaps/one`);

    await eventually(
      () => stage.get('configmaps', 'one'),
      ({ status, body }) => status === 200 && body.metadata.uid !== first,
      150,
    );
    await synced(name);
  });

  it('is only told of where nothing heals', async t => {
    const stage = await makeStage(t, {
      'm/one.yaml': map('one'),
      'm/two.yaml': map('two'),
    });
    const name = await stage.application('m', {
      syncPolicy: { automated: {}, syncOptions: ['ServerSideApply=true'] },
    });
    await synced(name);
    await done('DELETE', `${stage.path}/configmaps/one`);

    const application = await said(
      name,
      ({ sync }) => sync.status === 'OutOfSync',
    );
    expect(resourcesOf(application)).toMatchObject({
      one: { status: 'OutOfSync' },
      two: { status: 'Synced' },
    });
    // Missing only where nothing at all is there.
    expect(application.status.health.status).toBe('Healthy');
  });

  it('marks what it made with whose it is', async t => {
    const stage = await makeStage(t, { 'm/one.yaml': map('one') });
    const name = await stage.application('m', automated());
    await synced(name);

    const { metadata } = (await stage.get('configmaps', 'one')).body;
    expect(metadata.annotations).toEqual({
      'argocd.argoproj.io/tracking-id': `${name}:/ConfigMap:${stage.namespace}/one`,
    });
    expect(
      metadata.managedFields.map(one => [one.manager, one.operation]),
    ).toEqual([['argocd-controller', 'Apply']]);
  });
});
