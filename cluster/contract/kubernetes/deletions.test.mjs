import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  namesOf,
  patches,
  refusal,
  until,
  untilGone,
} from '../lib/kubernetes.mjs';

const { merge } = patches;

describe('a deletion', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
  });
  after(() => namespace.remove());

  const create = (name, metadata = {}) =>
    done('POST', maps, { body: { metadata: { name, ...metadata } } });
  const patch = (name, metadata) =>
    ask('PATCH', `${maps}/${name}`, { type: merge, body: { metadata } });

  it('answers what is gone', async () => {
    const { metadata } = await create('simple');

    expect(await done('DELETE', `${maps}/simple`)).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: { name: 'simple', kind: 'configmaps', uid: metadata.uid },
    });
    expect(refusal(await ask('DELETE', `${maps}/simple`))).toEqual([
      404,
      'NotFound',
      'configmaps "simple" not found',
    ]);
  });

  it('as a trial deletes nothing', async () => {
    await create('tried');

    await done('DELETE', `${maps}/tried?dryRun=All`);

    expect((await ask('GET', `${maps}/tried`)).status).toBe(200);
  });

  it('of another one of that name, or another version, is refused', async () => {
    await create('one-of-two');
    const withPreconditions = preconditions =>
      ask('DELETE', `${maps}/one-of-two`, { body: { preconditions } });

    expect(refusal(await withPreconditions({ uid: 'other' }))).toEqual([
      409,
      'Conflict',
      expect.stringMatching(
        /^Operation cannot be fulfilled on ConfigMap "one-of-two": the UID in the precondition \(other\) does not match the UID in record \(.*\)\. The object might have been deleted and then recreated$/,
      ),
    ]);
    expect(refusal(await withPreconditions({ resourceVersion: '1' }))).toEqual([
      409,
      'Conflict',
      expect.stringMatching(
        /^Operation cannot be fulfilled on ConfigMap "one-of-two": the ResourceVersion in the precondition \(1\) does not match the ResourceVersion in record \(\d+\)\. The object might have been modified$/,
      ),
    ]);
  });

  it('of what has finalizers waits for the last of them', async () => {
    await create('held', {
      finalizers: ['example.com/one', 'example.com/two'],
    });

    const { status, body } = await ask('DELETE', `${maps}/held`);
    expect([status, body.kind]).toEqual([200, 'ConfigMap']);
    expect(body.metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      deletionGracePeriodSeconds: 0,
      finalizers: ['example.com/one', 'example.com/two'],
    });

    const again = await done('DELETE', `${maps}/held`);
    expect(again.metadata.deletionTimestamp).toBe(
      body.metadata.deletionTimestamp,
    );
    expect(
      refusal(await patch('held', { finalizers: ['example.com/three'] })),
    ).toEqual([
      422,
      'Invalid',
      expect.stringMatching(
        /metadata\.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers \[\]string\{"example\.com\/three"\}/,
      ),
    ]);
    expect((await patch('held', { labels: { still: 'here' } })).status).toBe(
      200,
    );
    await patch('held', { finalizers: ['example.com/two'] });
    expect((await ask('GET', `${maps}/held`)).status).toBe(200);
    await patch('held', { finalizers: null });
    expect((await ask('GET', `${maps}/held`)).status).toBe(404);
  });

  it('of a selection answers what was selected', async () => {
    for (const name of ['many-1', 'many-2']) {
      await create(name, { labels: { many: 'yes' } });
    }
    await create('other');

    const list = await done('DELETE', `${maps}?labelSelector=many`);

    expect([list.kind, namesOf(list)]).toEqual([
      'ConfigMapList',
      ['many-1', 'many-2'],
    ]);
    const left = namesOf(await done('GET', maps));
    expect(left).toContain('other');
    expect(left).not.toContain('many-1');
  });

  it('of everything everywhere is refused', async () => {
    expect((await ask('DELETE', '/api/v1/configmaps')).status).toBe(405);
  });

  it('of an unknown kind of propagation is refused', async () => {
    await create('spread');

    const { status, body } = await ask(
      'DELETE',
      `${maps}/spread?propagationPolicy=Sideways`,
    );

    expect([status, body.reason]).toEqual([422, 'Invalid']);
  });

  describe('of what owns others', () => {
    const owned = (name, owner) => ({
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: owner.metadata.name,
          uid: owner.metadata.uid,
          blockOwnerDeletion: true,
        },
      ],
    });
    const family = async name => {
      const owner = await create(name);
      const child = `${name}-child`;
      await create(child, owned(child, owner));
      return { owner: `${maps}/${name}`, child: `${maps}/${child}` };
    };

    it('in the background deletes them afterwards', async () => {
      const { owner, child } = await family('background');

      const { kind } = await done(
        'DELETE',
        `${owner}?propagationPolicy=Background`,
      );

      expect(kind).toBe('Status');
      expect((await ask('GET', owner)).status).toBe(404);
      await untilGone(child);
    });

    it('in the foreground deletes them first', async () => {
      const { owner, child } = await family('foreground');
      await done('PATCH', child, {
        type: merge,
        body: { metadata: { finalizers: ['example.com/hold'] } },
      });

      const { metadata } = await done(
        'DELETE',
        `${owner}?propagationPolicy=Foreground`,
      );
      expect(metadata).toMatchObject({
        deletionTimestamp: expect.any(String),
        finalizers: ['foregroundDeletion'],
      });

      await until(child, ({ body }) => body.metadata.deletionTimestamp);
      expect((await ask('GET', owner)).status).toBe(200);
      await done('PATCH', child, {
        type: merge,
        body: { metadata: { finalizers: null } },
      });
      await untilGone(owner);
      expect((await ask('GET', child)).status).toBe(404);
    });

    it('leaves them where they are to be orphans', async () => {
      const { owner, child } = await family('orphans');

      await done('DELETE', owner, { body: { propagationPolicy: 'Orphan' } });
      await untilGone(owner);

      const { metadata } = await done('GET', child);
      expect(metadata.ownerReferences).toBeUndefined();
    });

    it('that never were goes by itself', async () => {
      await create('abandoned', {
        ownerReferences: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            name: 'never',
            uid: '5d1f0f3c-0000-0000-0000-000000000000',
          },
        ],
      });

      await untilGone(`${maps}/abandoned`);
    });
  });
});

describe('the deletion of a namespace', () => {
  it('empties it, says what it waits for, and takes nothing new', async t => {
    const { name, path } = await makeNamespace();
    const maps = `${path}/configmaps`;
    const release = () =>
      ask('PATCH', `${maps}/held`, {
        type: merge,
        body: { metadata: { finalizers: null } },
      });
    t.after(release);
    await done('POST', maps, {
      body: { metadata: { name: 'held', finalizers: ['example.com/hold'] } },
    });

    const deleted = await done('DELETE', path);
    expect([deleted.kind, deleted.status.phase]).toEqual([
      'Namespace',
      'Terminating',
    ]);
    expect(deleted.spec).toEqual({ finalizers: ['kubernetes'] });

    const { body } = await until(path, answer =>
      answer.body.status.conditions?.some(({ message }) =>
        message.includes('configmaps. has 1'),
      ),
    );
    expect(
      body.status.conditions
        .map(({ type, status, reason, message }) => [
          type,
          status,
          reason,
          message,
        ])
        .sort(),
    ).toEqual([
      [
        'NamespaceContentRemaining',
        'True',
        'SomeResourcesRemain',
        'Some resources are remaining: configmaps. has 1 resource instances',
      ],
      [
        'NamespaceDeletionContentFailure',
        'False',
        'ContentDeleted',
        'All content successfully deleted, may be waiting on finalization',
      ],
      [
        'NamespaceDeletionDiscoveryFailure',
        'False',
        'ResourcesDiscovered',
        'All resources successfully discovered',
      ],
      [
        'NamespaceDeletionGroupVersionParsingFailure',
        'False',
        'ParsedGroupVersions',
        'All legacy kube types successfully parsed',
      ],
      [
        'NamespaceFinalizersRemaining',
        'True',
        'SomeFinalizersRemain',
        'Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances',
      ],
    ]);

    const late = await ask('POST', maps, { body: { metadata: { name: 'x' } } });
    expect(late.body).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message: `configmaps "x" is forbidden: unable to create new content in namespace ${name} because it is being terminated`,
      details: {
        name: 'x',
        kind: 'configmaps',
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${name} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      },
    });

    await release();
    await untilGone(path);
    expect(await done('GET', maps)).toMatchObject({ items: [] });
  });
});
