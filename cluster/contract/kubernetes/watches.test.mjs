import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  openWatch,
  patches,
  refusal,
} from '../lib/kubernetes.mjs';

const { merge } = patches;
const initialEvents =
  'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

describe('a watch', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
  });
  after(() => namespace.remove());

  const create = (name, labels) =>
    done('POST', maps, { body: { metadata: { name, labels } } });
  const patch = (name, body) =>
    done('PATCH', `${maps}/${name}`, { type: merge, body });
  const version = async () =>
    (await done('GET', maps)).metadata.resourceVersion;
  /** Everything that a watch of one second tells. */
  const told = async query => {
    const watch = await openWatch(`${maps}?watch=1&timeoutSeconds=1&${query}`);
    return watch.rest();
  };
  const inShort = ({ type, object }) => [type, object.metadata.name];

  it('tells all that happened since a version, and then what happens', async () => {
    const from = await version();
    const made = await create('one', {});
    const changed = await patch('one', { data: { a: '1' } });
    const watch = await openWatch(`${maps}?watch=1&resourceVersion=${from}`);

    expect([watch.status, watch.headers['content-type']]).toEqual([
      200,
      'application/json',
    ]);
    const whole = { kind: 'ConfigMap', apiVersion: 'v1' };
    expect(await watch.next()).toEqual({
      type: 'ADDED',
      object: { ...whole, ...made },
    });
    expect(await watch.next()).toEqual({
      type: 'MODIFIED',
      object: { ...whole, ...changed },
    });

    const before = await version();
    await done('DELETE', `${maps}/one`);
    const { type, object } = await watch.next();
    watch.close();
    expect([type, object.data]).toEqual(['DELETED', { a: '1' }]);
    expect(BigInt(object.metadata.resourceVersion)).toBeGreaterThan(
      BigInt(before),
    );
  });

  it('goes on where another one ended', async () => {
    const from = await version();
    await create('first', {});
    const watch = await openWatch(`${maps}?watch=1&resourceVersion=${from}`);
    const { object } = await watch.next();
    watch.close();
    await create('second', {});

    const rest = await told(
      `resourceVersion=${object.metadata.resourceVersion}`,
    );

    expect(rest.map(inShort)).toEqual([['ADDED', 'second']]);
  });

  it('of a selection tells of what comes into it and leaves it', async () => {
    await create('inside', { shown: 'true' });
    await create('outside', { shown: 'false' });
    const from = await version();
    await patch('inside', { metadata: { labels: { shown: 'false' } } });
    await patch('outside', { metadata: { labels: { shown: 'true' } } });
    await patch('outside', { data: { a: '1' } });
    await done('DELETE', `${maps}/outside`);

    const events = await told(
      `resourceVersion=${from}&labelSelector=shown%3Dtrue`,
    );

    expect(
      events.map(({ type, object }) => [
        type,
        object.metadata.name,
        object.metadata.labels.shown,
      ]),
    ).toEqual([
      // As it was when it was last inside.
      ['DELETED', 'inside', 'true'],
      ['ADDED', 'outside', 'true'],
      ['MODIFIED', 'outside', 'true'],
      ['DELETED', 'outside', 'true'],
    ]);
  });

  it('without a version begins with what there is', async () => {
    await create('there', { kind: 'state' });

    for (const query of ['', 'resourceVersion=0&']) {
      const events = await told(`${query}labelSelector=kind%3Dstate`);
      expect(events.map(inShort)).toEqual([['ADDED', 'there']]);
    }
  });

  it('says by a bookmark that what there was is told', async () => {
    await create('marked', { kind: 'marked' });

    const [added, bookmark] = await told(
      `${initialEvents}&labelSelector=kind%3Dmarked`,
    );

    expect(inShort(added)).toEqual(['ADDED', 'marked']);
    expect(bookmark).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: {
          resourceVersion: expect.stringMatching(/^\d+$/),
          annotations: { 'k8s.io/initial-events-end': 'true' },
        },
      },
    });
  });

  it('says by a bookmark before it ends where another one may go on', async () => {
    const from = await version();
    const watch = await openWatch(
      `${maps}?watch=1&resourceVersion=${from}&allowWatchBookmarks=true&timeoutSeconds=6`,
    );
    const { metadata } = await create('before-the-end', {});

    const [added, ...bookmarks] = await watch.rest();

    expect(inShort(added)).toEqual(['ADDED', 'before-the-end']);
    expect(bookmarks.length).toBeGreaterThan(0);
    for (const { type, object } of bookmarks) {
      expect([type, object]).toEqual([
        'BOOKMARK',
        {
          kind: 'ConfigMap',
          apiVersion: 'v1',
          metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
        },
      ]);
      expect(BigInt(object.metadata.resourceVersion)).toBeGreaterThanOrEqual(
        BigInt(metadata.resourceVersion),
      );
    }
  });

  it('has another address, from before there was the parameter', async () => {
    const from = await version();
    await create('old-address', {});

    const watch = await openWatch(
      `/api/v1/watch/namespaces/${namespace.name}/configmaps?resourceVersion=${from}&timeoutSeconds=1`,
    );

    expect((await watch.rest()).map(inShort)).toEqual([
      ['ADDED', 'old-address'],
    ]);
  });

  for (const [query, expected] of [
    [
      'sendInitialEvents=true',
      [
        422,
        'Invalid',
        /requires setting resourceVersionMatch to NotOlderThan$/,
      ],
    ],
    [
      'resourceVersionMatch=NotOlderThan&resourceVersion=1',
      [
        422,
        'Invalid',
        /resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided$/,
      ],
    ],
    ['labelSelector=a%20b', [400, 'BadRequest', /unable to parse requirement/]],
  ]) {
    it(`with ${query} is refused with ${expected[0]}`, async () => {
      const answer = await ask('GET', `${maps}?watch=1&${query}`);

      const [status, reason, message] = expected;
      expect(refusal(answer)).toEqual([
        status,
        reason,
        expect.stringMatching(message),
      ]);
    });
  }
});
