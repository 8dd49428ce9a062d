import { RunningCluster, startCluster } from './__testUtils__/startCluster';

describe('a cluster over HTTP', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster();
  });
  afterAll(() => running.stop());

  it('serves the kinds that it was started with', async () => {
    const answer = await running.call('GET', '/apis/argoproj.io/v1alpha1');
    expect(answer.code).toBe(200);
    expect(
      answer.body.resources.map(({ name }: { name: string }) => name),
    ).toEqual([
      'applications',
      'applicationsets',
      'applicationsets/status',
      'appprojects',
      'rollouts',
      'rollouts/status',
    ]);
  });

  it('creates, reads, changes and deletes an object', async () => {
    const path = '/api/v1/namespaces/default/configmaps';
    const created = await running.call('POST', path, {
      body: { metadata: { name: 'settings' }, data: { colour: 'blue' } },
    });
    expect(created.code).toBe(201);
    expect(created.body).toEqual({
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: {
        name: 'settings',
        namespace: 'default',
        uid: expect.any(String),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        managedFields: [
          {
            manager: 'test',
            operation: 'Update',
            apiVersion: 'v1',
            time: expect.any(String),
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:data': { '.': {}, 'f:colour': {} } },
          },
        ],
      },
      data: { colour: 'blue' },
    });
    const changed = await running.call('PATCH', `${path}/settings`, {
      type: 'application/merge-patch+json',
      body: { data: { colour: 'green' } },
    });
    expect(changed.body.data).toEqual({ colour: 'green' });
    const deleted = await running.call('DELETE', `${path}/settings`);
    expect(deleted.body).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'settings', kind: 'configmaps' },
    });
    const gone = await running.call('GET', `${path}/settings`);
    expect(gone.code).toBe(404);
    expect(gone.body.message).toBe('configmaps "settings" not found');
  });

  it('streams changes to a watch', async () => {
    const list = await running.call('GET', '/api/v1/namespaces');
    const response = await fetch(
      `${running.url}/api/v1/namespaces?watch=1&resourceVersion=${list.body.metadata.resourceVersion}`,
      { headers: { authorization: 'Bearer sandbox-hugo-lefevre' } },
    );
    running.cluster.client.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'watched' },
    });
    const reader = response.body?.getReader();
    const chunk = await reader?.read();
    const event = JSON.parse(new TextDecoder().decode(chunk?.value));
    expect(event.type).toBe('ADDED');
    expect(event.object.metadata.name).toBe('watched');
    await reader?.cancel();
  });
});
