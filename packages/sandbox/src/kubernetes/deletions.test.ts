import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const merge = 'application/merge-patch+json';
const maps = '/api/v1/namespaces/default/configmaps';

describe('deletions', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster({ terminationDelay: 0 });
  });
  afterAll(() => running.stop());

  const create = (name: string, metadata: object = {}) =>
    running.call('POST', maps, { body: { metadata: { name, ...metadata } } });
  const ownedBy = (
    owner: { body: { metadata: { name: string; uid: string } } },
    block = true,
  ) => ({
    ownerReferences: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: owner.body.metadata.name,
        uid: owner.body.metadata.uid,
        blockOwnerDeletion: block,
      },
    ],
  });
  const codeOf = async (name: string) =>
    (await running.call('GET', `${maps}/${name}`)).code;

  it('answer a Status, or the object where its kind does so', async () => {
    await create('plain');
    const plain = await running.call('DELETE', `${maps}/plain`);
    expect(plain.body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'plain', kind: 'configmaps', uid: expect.any(String) },
    });
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await running.call('POST', accounts, {
      body: { metadata: { name: 'bot' } },
    });
    const account = await running.call('DELETE', `${accounts}/bot`);
    expect(account.body.kind).toBe('ServiceAccount');
  });

  it('wait for the last finalizer', async () => {
    await create('held', { finalizers: ['example.com/a', 'example.com/b'] });
    const marked = await running.call('DELETE', `${maps}/held`);
    expect(marked.body.metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      deletionGracePeriodSeconds: 0,
    });
    const added = await running.call('PATCH', `${maps}/held`, {
      type: merge,
      body: { metadata: { finalizers: ['example.com/a', 'example.com/c'] } },
    });
    expect(added.body.message).toBe(
      'ConfigMap "held" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/c"}',
    );
    await running.call('PATCH', `${maps}/held`, {
      type: merge,
      body: { metadata: { finalizers: ['example.com/a'] } },
    });
    expect(await codeOf('held')).toBe(200);
    await running.call('PATCH', `${maps}/held`, {
      type: merge,
      body: { metadata: { finalizers: null } },
    });
    expect(await codeOf('held')).toBe(404);
  });

  it('refuse an object that is not the one meant', async () => {
    await create('precise');
    const answer = await running.call('DELETE', `${maps}/precise`, {
      body: { preconditions: { uid: 'other' } },
    });
    expect([answer.code, answer.body.message]).toEqual([
      409,
      expect.stringMatching(
        /^Operation cannot be fulfilled on ConfigMap "precise": the UID in the precondition \(other\) does not match the UID in record/,
      ),
    ]);
  });

  it.each([
    ['Background', undefined, 404],
    ['Foreground', ['foregroundDeletion'], 404],
    ['Orphan', ['orphan'], 200],
  ])(
    'with propagation %s (finalizers %j) leave dependents at %d',
    async (policy, finalizers, code) => {
      const names = ['owner', 'child', 'grandchild'].map(
        name => `${name}-${policy.toLowerCase()}`,
      );
      const owner = await create(names[0]);
      const child = await create(names[1], ownedBy(owner));
      await create(names[2], ownedBy(child));
      const answer = await running.call(
        'DELETE',
        `${maps}/${names[0]}?propagationPolicy=${policy}`,
      );
      expect(answer.body.metadata.finalizers).toEqual(finalizers);
      await running.cluster.idle();
      expect(await codeOf(names[0])).toBe(404);
      expect(await codeOf(names[1])).toBe(code);
      expect(await codeOf(names[2])).toBe(code);
      const rest = await running.call('GET', `${maps}/${names[1]}`);
      expect(rest.body.metadata.ownerReferences).toBeUndefined();
    },
  );

  it('of one of two owners cut the tie only', async () => {
    const one = await create('one');
    const two = await create('two');
    await create('shared', {
      ownerReferences: [
        ...ownedBy(one).ownerReferences,
        ...ownedBy(two).ownerReferences,
      ],
    });
    await running.call('DELETE', `${maps}/one`);
    await running.cluster.idle();
    const shared = await running.call('GET', `${maps}/shared`);
    expect(
      shared.body.metadata.ownerReferences.map(
        ({ name }: { name: string }) => name,
      ),
    ).toEqual(['two']);
  });

  it('of a Pod on a node take a moment', async () => {
    const pods = '/api/v1/namespaces/default/pods';
    await running.call('POST', pods, {
      body: {
        metadata: { name: 'web' },
        spec: {
          nodeName: 'node-a',
          containers: [{ name: 'app', image: 'web' }],
        },
      },
    });
    const ending = await running.call('DELETE', `${pods}/web`);
    expect(ending.body.metadata).toMatchObject({
      deletionGracePeriodSeconds: 30,
      generation: 2,
    });
    await running.cluster.idle();
    expect((await running.call('GET', `${pods}/web`)).code).toBe(404);
  });

  it('of a namespace empty it first, take nothing new, and say what holds them', async () => {
    const path = '/api/v1/namespaces/team';
    await running.call('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'team' } },
    });
    const inside = `${path}/configmaps`;
    await running.call('POST', inside, {
      body: { metadata: { name: 'free' } },
    });
    await running.call('POST', inside, {
      body: { metadata: { name: 'held', finalizers: ['example.com/a'] } },
    });
    const marked = await running.call('DELETE', path);
    expect(marked.body.status.phase).toBe('Terminating');
    await running.cluster.idle();
    const late = await running.call('POST', inside, {
      body: { metadata: { name: 'late' } },
    });
    expect([late.code, late.body.message]).toEqual([
      403,
      'configmaps "late" is forbidden: unable to create new content in namespace team because it is being terminated',
    ]);
    const waiting = await running.call('GET', path);
    const messages = waiting.body.status.conditions.map(
      (condition: { message: string }) => condition.message,
    );
    expect(messages).toContain(
      'Some resources are remaining: configmaps. has 1 resource instances',
    );
    expect(messages).toContain(
      'Some content in the namespace has finalizers remaining: example.com/a in 1 resource instances',
    );
    await running.call('PATCH', `${inside}/held`, {
      type: merge,
      body: { metadata: { finalizers: null } },
    });
    await running.cluster.idle();
    expect((await running.call('GET', path)).code).toBe(404);
    const kept = await running.call('DELETE', '/api/v1/namespaces/kube-system');
    expect(kept.body.message).toBe(
      'namespaces "kube-system" is forbidden: this namespace may not be deleted',
    );
  });

  it('of a collection take what its selector names', async () => {
    await create('red', { labels: { colour: 'red' } });
    await create('blue', { labels: { colour: 'blue' } });
    const answer = await running.call(
      'DELETE',
      `${maps}?labelSelector=colour%3Dred`,
    );
    expect(answer.body.items).toHaveLength(1);
    expect(await codeOf('red')).toBe(404);
    expect(await codeOf('blue')).toBe(200);
  });
});
