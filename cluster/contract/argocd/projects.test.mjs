import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  automated,
  change,
  failed,
  makeStage,
  map,
  pathOf,
  said,
  synced,
  withCondition,
} from '../lib/argocd.mjs';
import { done, patches } from '../lib/kubernetes.mjs';

const manifest = (kind, rest = {}, metadata = {}) =>
  JSON.stringify({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'forbidden', ...metadata },
    ...rest,
  });

describe('an AppProject', { concurrency: 4 }, () => {
  /** Has the stage's project let through what is in the stage's namespace and no more. */
  const tighten = (stage, spec = {}) =>
    done('PATCH', pathOf('appprojects', stage.project), {
      type: patches.merge,
      body: {
        spec: {
          sourceRepos: [stage.url],
          destinations: [stage.destination],
          clusterResourceWhitelist: [],
          namespaceResourceBlacklist: [{ group: '', kind: 'ResourceQuota' }],
          ...spec,
        },
      },
    });

  for (const [title, file, message] of [
    [
      'a kind of the whole cluster',
      manifest('Namespace'),
      'resource :Namespace is not permitted in project PROJECT',
    ],
    [
      'a kind that it forbids',
      manifest('ResourceQuota', { spec: { hard: { pods: '1' } } }),
      'resource :ResourceQuota is not permitted in project PROJECT',
    ],
    [
      'another namespace',
      manifest('ConfigMap', {}, { namespace: 'kube-public' }),
      "namespace kube-public is not permitted in project 'PROJECT'",
    ],
  ]) {
    it(`refuses ${title} when it is synced`, async t => {
      const stage = await makeStage(t, { 'm/x.yaml': file });
      await tighten(stage);
      const name = await stage.application('m', automated());

      const { operationState } = (await failed(name)).status;

      expect(operationState.message).toBe(
        `one or more synchronization tasks are not valid: ${message.replace('PROJECT', stage.project)}`,
      );
    });
  }

  for (const [title, spec, message] of [
    [
      'another destination',
      stage => ({
        destination: { ...stage.destination, namespace: 'default' },
      }),
      stage =>
        `application destination server '${stage.destination.name}' and namespace 'default' do not match any of the allowed destinations in project '${stage.project}'`,
    ],
    [
      'another repository',
      stage => ({
        source: {
          ...stage.source('m'),
          repoURL: 'https://elsewhere.example/x.git',
        },
      }),
      stage =>
        `application repo https://elsewhere.example/x.git is not permitted in project '${stage.project}'`,
    ],
  ]) {
    it(`refuses ${title} before anything is read`, async t => {
      const stage = await makeStage(t, { 'm/x.yaml': map('x') });
      await tighten(stage);
      const name = await stage.application('m', spec(stage));

      const { status } = await withCondition(name, 'InvalidSpecError');

      expect(status.conditions.map(one => one.message)).toEqual([
        message(stage),
      ]);
      expect(status.sync).toEqual({ status: 'Unknown' });
    });
  }

  it('holds a sync back while its window is closed, whoever asks', async t => {
    const stage = await makeStage(t, { 'm/x.yaml': map('x') });
    const name = await stage.application('m', automated());
    await synced(name);
    await tighten(stage, {
      syncWindows: [
        {
          kind: 'deny',
          schedule: '* * * * *',
          duration: '1h',
          applications: ['*'],
          manualSync: false,
        },
      ],
    });
    await stage.push({ 'm/x.yaml': map('x', { a: '2' }) });
    await said(name, ({ sync }) => sync.status === 'OutOfSync');
    await change(name, {
      operation: { initiatedBy: { username: 'ines' }, sync: {} },
    });

    const { status } = await said(
      name,
      ({ operationState }) =>
        operationState?.message === 'Sync operation blocked by sync window',
    );
    expect(status.operationState.phase).toBe('Running');
    expect((await stage.get('configmaps', 'x')).body.data).toEqual({ a: '1' });
  });
});
