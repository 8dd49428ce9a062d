import { describe, it } from 'node:test';
import { expect } from 'expect';
import {
  automated,
  failed,
  makeStage,
  map,
  refusedReason,
  refusedService,
  resultsOf,
  said,
  withCondition,
} from '../lib/argocd.mjs';

const target =
  'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc =';

describe('a sync that fails', { concurrency: 4 }, () => {
  it('says what was refused and why, and does the rest', async t => {
    const stage = await makeStage(t, {
      'm/fine.yaml': map('fine'),
      'm/refused.yaml': refusedService(),
    });
    const name = await stage.application('m', automated());

    const application = await failed(name);

    const message = `one or more synchronization tasks completed unsuccessfully, reason: ${refusedReason}`;
    const { operationState } = application.status;
    expect([operationState.phase, operationState.message]).toEqual([
      'Failed',
      message,
    ]);
    expect(resultsOf(application)).toMatchObject({
      fine: {
        status: 'Synced',
        hookPhase: 'Succeeded',
        message: 'configmap/fine serverside-applied',
      },
      refused: {
        status: 'SyncFailed',
        hookPhase: 'Failed',
        message: refusedReason,
      },
    });
    const { status } = await withCondition(name, 'SyncError');
    expect(status.conditions).toEqual([
      {
        type: 'SyncError',
        message: `Failed last sync attempt to [${status.sync.revision}]: ${message}`,
        lastTransitionTime: expect.any(String),
      },
    ]);
    expect(status.sync.status).toBe('OutOfSync');
    expect(status.history).toBeUndefined();
  });

  it('of nothing else fails at once', async t => {
    const stage = await makeStage(t, { 'm/refused.yaml': refusedService() });
    const name = await stage.application('m', automated());

    const { operationState } = (await failed(name)).status;

    expect(operationState.message).toBe(
      `one or more objects failed to apply, reason: ${refusedReason}`,
    );
  });

  it('is tried again as often as it is told to', async t => {
    const stage = await makeStage(t, {
      'm/fine.yaml': map('fine'),
      'm/refused.yaml': refusedService(),
    });
    const retry = { limit: 1, backoff: { duration: '5s', factor: 1 } };
    const name = await stage.application('m', automated({ retry }));

    const waiting = await said(
      name,
      ({ operationState }) => operationState?.retryCount === 1,
    );
    const { operationState } = waiting.status;
    expect(operationState).toMatchObject({
      phase: 'Running',
      finishedAt: expect.any(String),
      operation: { retry },
    });
    expect(operationState.message).toMatch(
      /^one or more synchronization tasks completed unsuccessfully, reason: .*\. Retrying attempt #1 at \d+:\d\d[AP]M\.$/,
    );
    expect(waiting.operation).toBeDefined();

    const over = await failed(name);
    expect(over.status.operationState).toMatchObject({
      phase: 'Failed',
      retryCount: 1,
      message: expect.stringMatching(/ \(retried 1 times\)\.$/),
    });
    expect(over.operation).toBeUndefined();
  });

  it('is mended by the next commit', async t => {
    const stage = await makeStage(t, { 'm/refused.yaml': refusedService() });
    const name = await stage.application('m', automated());
    await withCondition(name, 'SyncError');
    await stage.push({ 'm/refused.yaml': null, 'm/fine.yaml': map('fine') });

    const { status } = await said(
      name,
      ({ sync, conditions, operationState }) =>
        sync.status === 'Synced' &&
        !conditions &&
        operationState?.phase === 'Succeeded',
    );
    expect(status.health.status).toBe('Healthy');
  });

  /** What is wrong with the manifests, and how the operation fails. */
  for (const [title, manifest, message] of [
    [
      'a kind that the cluster does not have',
      {
        apiVersion: 'nothing.example/v1',
        kind: 'Thing',
        metadata: { name: 'x' },
      },
      'one or more synchronization tasks are not valid: failed to discover server resources for group version nothing.example/v1: the server could not find the requested resource',
    ],
    [
      'a field that the kind does not have',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x' },
        dota: {},
      },
      'one or more objects failed to apply, reason: failed to create typed patch object (NS/x; /v1, Kind=ConfigMap): .dota: field not declared in schema',
    ],
    [
      'a namespace that is not there',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'x', namespace: 'does-not-exist' },
      },
      'one or more objects failed to apply, reason: namespaces "does-not-exist" not found',
    ],
  ]) {
    it(`names ${title}`, async t => {
      const stage = await makeStage(t, {
        'm/x.yaml': JSON.stringify(manifest),
      });
      const name = await stage.application('m', automated());

      const { operationState, health } = stage.plain(
        (await failed(name)).status,
      );

      expect([operationState.phase, operationState.message]).toEqual([
        'Failed',
        message,
      ]);
      expect(health.status).toBe('Missing');
    });
  }
});

describe('an Application that cannot be compared', { concurrency: 4 }, () => {
  for (const [title, files, spec, message] of [
    [
      'whose folder is not there',
      {},
      () => ({}),
      `${target} m: app path does not exist`,
    ],
    [
      'whose revision is not there',
      { 'm/x.yaml': map('x') },
      stage => ({
        source: { ...stage.source('m'), targetRevision: 'nowhere' },
      }),
      `${target} unable to resolve 'nowhere' to a commit SHA`,
    ],
    [
      'whose repository is not there',
      {},
      stage => ({
        source: {
          ...stage.source('m'),
          repoURL: stage.url.replace(/[^/]+\.git$/, 'nowhere.git'),
        },
      }),
      `${target} failed to list refs: authentication required: Unauthorized\n`,
    ],
    [
      'whose kustomization wants what is not there',
      { 'm/kustomization.yaml': 'resources: [none.yaml]\n' },
      () => ({}),
      `${target} \`kustomize build <path to cached source>/m\` failed exit status 1: Error: accumulating resources: accumulation err='accumulating resources from 'none.yaml': evalsymlink failure on '<path to cached source>/m/none.yaml' : lstat <path to cached source>/m/none.yaml: no such file or directory': must build at directory: not a valid directory: evalsymlink failure on '<path to cached source>/m/none.yaml' : lstat <path to cached source>/m/none.yaml: no such file or directory`,
    ],
  ]) {
    it(`${title} says so`, async t => {
      const stage = await makeStage(t, { 'other.txt': 'x\n', ...files });
      const name = await stage.application('m', spec(stage));

      const { status } = await withCondition(name, 'ComparisonError');

      expect(status.conditions).toEqual([
        {
          type: 'ComparisonError',
          message,
          lastTransitionTime: expect.any(String),
        },
      ]);
      expect([status.sync.status, status.health.status]).toEqual([
        'Unknown',
        'Healthy',
      ]);
      expect([status.resources, status.summary]).toEqual([
        undefined,
        undefined,
      ]);
    });
  }

  for (const [title, spec, message] of [
    [
      'whose cluster nobody knows by name',
      () => ({ destination: { name: 'nowhere', namespace: 'x' } }),
      'there are no clusters with this name: nowhere',
    ],
    [
      'whose cluster nobody knows by address',
      () => ({
        destination: { server: 'https://nowhere.example', namespace: 'x' },
      }),
      'error getting cluster by server "https://nowhere.example": rpc error: code = NotFound desc = cluster "https://nowhere.example" not found',
    ],
    [
      'whose project is not there',
      () => ({ project: 'nowhere' }),
      'Application referencing project nowhere which does not exist',
    ],
  ]) {
    it(`${title} says so`, async t => {
      const stage = await makeStage(t, { 'm/x.yaml': map('x') });
      const name = await stage.application('m', spec());

      const { status } = await withCondition(name, 'InvalidSpecError');

      expect(status.conditions.map(one => one.message)).toEqual([message]);
      expect([status.sync, status.health.status]).toEqual([
        { status: 'Unknown' },
        'Unknown',
      ]);
    });
  }
});
