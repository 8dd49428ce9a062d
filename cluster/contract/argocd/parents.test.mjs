import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  automated,
  makeStage,
  map,
  pathOf,
  said,
  synced,
} from '../lib/argocd.mjs';
import { done, untilGone } from '../lib/kubernetes.mjs';
import { uniqueName } from '../lib/platform.mjs';

const finalizers = ['resources-finalizer.argocd.argoproj.io'];

describe('Applications of Applications', () => {
  it('are made, told and removed with their parent', async t => {
    const stage = await makeStage(t, { 'c/x.yaml': map('x') });
    const [one, two] = [uniqueName('contract'), uniqueName('contract')];
    const child = (name, path) =>
      JSON.stringify(
        stage.manifest(name, path, automated(), {
          finalizers,
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
        }),
      );
    await stage.push({
      'apps/one.yaml': child(one, 'c'),
      'apps/two.yaml': child(two, 'nowhere'),
    });
    const root = await stage.application(
      'apps',
      {
        ...automated(),
        destination: { name: 'in-cluster', namespace: 'argocd' },
      },
      { finalizers },
    );

    await synced(one);
    const parent = await synced(root);
    expect(parent.status.resources).toEqual(
      [one, two].sort().map(name => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name,
        status: 'Synced',
        syncWave: 1,
      })),
    );
    const { status } = await said(root, ({ summary }) => summary?.isAppOfApps);
    // That a child cannot be compared is for the child to say.
    expect(status.health.status).toBe('Healthy');

    await stage.push({ 'apps/two.yaml': null });
    await untilGone(pathOf('applications', two));
    await done('DELETE', pathOf('applications', root));
    await untilGone(pathOf('applications', root));
    await untilGone(pathOf('applications', one));
    expect((await stage.get('configmaps', 'x')).status).toBe(404);
  });
});
