import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  applicationNamed,
  automated,
  makeStage,
  said,
  synced,
  map,
} from '../lib/argocd.mjs';

describe('an Application', { concurrency: 4 }, () => {
  it('of many sources has them in lists', async t => {
    const stage = await makeStage(t, {
      'a/one.yaml': map('one'),
      'b/two.yaml': map('two'),
    });
    const name = await stage.application('a', {
      ...automated(),
      source: undefined,
      sources: [stage.source('a'), stage.source('b')],
    });

    const { status } = stage.plain(await synced(name));

    const sources = ['a', 'b'].map(path => ({
      repoURL: 'URL',
      path,
      targetRevision: 'main',
    }));
    const revision = expect.stringMatching(/^[0-9a-f]{40}$/);
    expect(status.sync).toEqual({
      status: 'Synced',
      comparedTo: {
        source: { repoURL: '' },
        sources,
        destination: stage.plain(stage.destination),
      },
      revisions: [revision, revision],
    });
    expect([status.sourceType, status.sourceTypes]).toEqual([
      undefined,
      ['Directory', 'Directory'],
    ]);
    expect(status.history[0]).toMatchObject({
      source: { repoURL: '' },
      sources,
      revisions: [revision, revision],
    });
  });

  it('of workloads tells of images, and of a kustomization what it is', async t => {
    const stage = await makeStage(t, {
      'k/kustomization.yaml':
        'resources: [web.yaml]\nimages: [{name: registry.halle.example/web, newTag: "7"}]\n',
      'k/web.yaml': JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          replicas: 1,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: {
              containers: [
                { name: 'app', image: 'registry.halle.example/web:1' },
              ],
            },
          },
        },
      }),
    });
    const name = await stage.application('k', automated());
    await synced(name);

    const { status } = await said(name, ({ summary }) => summary?.images);
    expect([status.sourceType, status.summary]).toEqual([
      'Kustomize',
      { images: ['registry.halle.example/web:7'] },
    ]);
    expect((await applicationNamed(name)).status.resources).toEqual([
      {
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        namespace: stage.namespace,
        name: 'web',
        status: 'Synced',
      },
    ]);
  });
});
