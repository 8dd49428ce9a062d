import { RunningCluster, startCluster } from './__testUtils__/startCluster';
import { openWatch } from './__testUtils__/watchLines';

const path = '/api/v1/namespaces/default/configmaps';
const merge = 'application/merge-patch+json';

describe('watches', () => {
  let running: RunningCluster;
  beforeEach(async () => {
    running = await startCluster({ eventWindow: 20, bookmarkInterval: 40 });
  });
  afterEach(() => running.stop());

  const create = (name: string, labels = {}) =>
    running.call('POST', path, { body: { metadata: { name, labels } } });
  const relabel = (name: string, labels: Record<string, string | null>) =>
    running.call('PATCH', `${path}/${name}`, {
      type: merge,
      body: { metadata: { labels } },
    });

  it('resume after the revision that they name', async () => {
    const first = await create('first');
    await create('second');
    const watch = await openWatch(
      running,
      `${path}?watch=1&resourceVersion=${first.body.metadata.resourceVersion}`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'second' } },
    });
    await running.call('DELETE', `${path}/second`);
    const gone = await watch.next();
    expect(gone).toMatchObject({ type: 'DELETED' });
    await watch.close();
  });

  it('see objects come and go as their labels change', async () => {
    const watch = await openWatch(
      running,
      `${path}?watch=1&resourceVersion=0&labelSelector=shown`,
    );
    await create('page');
    const shown = await relabel('page', { shown: 'yes' });
    await relabel('page', { other: 'x' });
    const hidden = await relabel('page', { shown: null });
    const seen = [await watch.next(), await watch.next(), await watch.next()];
    expect(seen.map(line => line?.type)).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
    expect(seen[0]?.object.metadata.resourceVersion).toBe(
      shown.body.metadata.resourceVersion,
    );
    expect(seen[2]?.object.metadata).toMatchObject({
      labels: { shown: 'yes' },
      resourceVersion: hidden.body.metadata.resourceVersion,
    });
    await watch.close();
  });

  it('begin with the state and a bookmark that says it is complete', async () => {
    await create('here');
    const watch = await openWatch(
      running,
      `${path}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&fieldSelector=metadata.name%3Dhere`,
    );
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'here' } },
    });
    expect(await watch.next()).toMatchObject({
      type: 'BOOKMARK',
      object: {
        kind: 'ConfigMap',
        metadata: { annotations: { 'k8s.io/initial-events-end': 'true' } },
      },
    });
    await watch.close();
  });

  it('get bookmarks that move on with the cluster', async () => {
    const start = await create('start');
    const watch = await openWatch(
      running,
      `${path}?watch=1&resourceVersion=${start.body.metadata.resourceVersion}&allowWatchBookmarks=true`,
    );
    const elsewhere = await running.call('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'elsewhere' } },
    });
    const from = Number(elsewhere.body.metadata.resourceVersion);
    let line = await watch.next();
    while (Number(line?.object.metadata.resourceVersion) < from) {
      line = await watch.next();
    }
    expect(line).toMatchObject({
      type: 'BOOKMARK',
      object: { kind: 'ConfigMap' },
    });
    expect(line?.object.metadata.annotations).toBeUndefined();
    await watch.close();
  });

  it('from too long ago get 410 as an event', async () => {
    for (let index = 0; index < 30; index += 1) {
      await create(`note-${index}`);
    }
    const watch = await openWatch(running, `${path}?watch=1&resourceVersion=2`);
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: {
        kind: 'Status',
        code: 410,
        reason: 'Expired',
        message: expect.stringMatching(/^too old resource version: 2 \(\d+\)$/),
      },
    });
    expect(await watch.next()).toBeUndefined();
  });

  it('end when their time is over', async () => {
    const watch = await openWatch(
      running,
      `${path}?watch=1&timeoutSeconds=1&fieldSelector=metadata.name%3Dnone`,
    );
    expect(await watch.next()).toBeUndefined();
  });

  it.each([
    [
      'resourceVersionMatch=Exact',
      422,
      expect.stringContaining(
        'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided',
      ),
    ],
    [
      'sendInitialEvents=true',
      422,
      expect.stringContaining(
        'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
      ),
    ],
    ['labelSelector=a===b', 400, expect.stringContaining("found '='")],
  ])('with %s answer %d', async (query, code, message) => {
    const answer = await running.call('GET', `${path}?watch=1&${query}`);
    expect([answer.code, answer.body.message]).toEqual([code, message]);
  });
});
