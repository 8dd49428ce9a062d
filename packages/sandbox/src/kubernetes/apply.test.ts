import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const path = '/apis/batch/v1/namespaces/default/cronjobs/report';

interface Container {
  name: string;
  image?: string;
  env?: { name: string; value: string }[];
}

function cronJob(containers: Container[], spec: object = {}) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: {
      ...spec,
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', containers } } },
      },
    },
  };
}

describe('server-side apply', () => {
  let running: RunningCluster;
  beforeEach(async () => {
    running = await startCluster();
  });
  afterEach(() => running.stop());

  const apply = (manager: string, body: unknown, query = '') =>
    running.call('PATCH', `${path}?fieldManager=${manager}${query}`, {
      type: 'application/apply-patch+yaml',
      body,
    });
  const containersOf = (body: {
    spec: {
      jobTemplate: {
        spec: { template: { spec: { containers: Container[] } } };
      };
    };
  }) =>
    body.spec.jobTemplate.spec.template.spec.containers.map(
      ({ name, image, env }) => ({ name, image, env }),
    );
  const argo = cronJob(
    [{ name: 'app', image: 'report:1', env: [{ name: 'A', value: '1' }] }],
    { schedule: '@daily', suspend: true },
  );

  it('creates, keeps what others own, and removes what its manager no longer applies', async () => {
    expect((await apply('argocd', argo)).code).toBe(201);
    const shared = await apply(
      'mesh',
      cronJob([{ name: 'proxy', image: 'proxy:7' }]),
    );
    expect(shared.code).toBe(200);
    expect(containersOf(shared.body)).toEqual([
      { name: 'app', image: 'report:1', env: [{ name: 'A', value: '1' }] },
      { name: 'proxy', image: 'proxy:7', env: undefined },
    ]);
    const less = await apply(
      'argocd',
      cronJob([{ name: 'app', image: 'report:2' }], { schedule: '@daily' }),
    );
    expect(containersOf(less.body)).toEqual([
      { name: 'app', image: 'report:2', env: undefined },
      { name: 'proxy', image: 'proxy:7', env: undefined },
    ]);
    expect(less.body.spec.suspend).toBe(false);
    const gone = await apply('mesh', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'report' },
    });
    expect(containersOf(gone.body)).toHaveLength(1);
  });

  it('names the manager and the fields of a conflict, and takes them over when forced', async () => {
    await apply('argocd', argo);
    const mine = cronJob(
      [{ name: 'app', image: 'mine:1', env: [{ name: 'A', value: '2' }] }],
      { schedule: '@weekly' },
    );
    const refused = await apply('somebody', mine);
    const place = '.spec.jobTemplate.spec.template.spec.containers[name="app"]';
    expect(refused.code).toBe(409);
    expect(refused.body).toMatchObject({
      reason: 'Conflict',
      message: `Apply failed with 3 conflicts: conflicts with "argocd":\n- .spec.schedule\n- ${place}.image\n- ${place}.env[name="A"].value`,
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "argocd"',
            field: '.spec.schedule',
          },
          { field: `${place}.image` },
          { field: `${place}.env[name="A"].value` },
        ],
      },
    });
    const forced = await apply('somebody', mine, '&force=true');
    expect(forced.body.spec.schedule).toBe('@weekly');
    const owners = forced.body.metadata.managedFields.map(
      (entry: { manager: string; operation: string }) =>
        `${entry.manager} ${entry.operation}`,
    );
    expect(owners).toEqual(['argocd Apply', 'somebody Apply']);
    expect(
      forced.body.metadata.managedFields[0].fieldsV1['f:spec'],
    ).not.toHaveProperty('f:schedule');
  });

  it('conflicts with what an update owns, and says by which version', async () => {
    await apply('argocd', argo);
    await running.call('PATCH', path, {
      type: 'application/merge-patch+json',
      body: { spec: { schedule: '@hourly' } },
      headers: { 'user-agent': 'kubectl/v1.36' },
    });
    const refused = await apply('argocd', argo);
    expect(refused.body.message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl" using batch/v1: .spec.schedule',
    );
  });

  it('takes YAML, and refuses what does not fit the kind', async () => {
    const created = await running.call(
      'PATCH',
      '/api/v1/namespaces/default/configmaps/yaml?fieldManager=me',
      {
        type: 'application/apply-patch+yaml',
        body: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: yaml}\ndata: {a: "1"}\n',
      },
    );
    expect([created.code, created.body.data]).toEqual([201, { a: '1' }]);
    const unknown = await apply('argocd', { ...argo, foo: 1 });
    expect([unknown.code, unknown.body.message]).toEqual([
      500,
      'failed to create typed patch object (/report; batch/v1, Kind=CronJob): .foo: field not declared in schema',
    ]);
    const anonymous = await running.call('PATCH', path, {
      type: 'application/apply-patch+yaml',
      body: argo,
    });
    expect([anonymous.code, anonymous.body.message]).toEqual([
      422,
      'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    ]);
  });

  it('through the client without HTTP behaves the same', () => {
    const { client } = running.cluster;
    const object = {
      ...argo,
      metadata: { ...argo.metadata, namespace: 'default' },
    };
    client.apply(object, { fieldManager: 'argocd' });
    const other = { ...object, spec: { ...object.spec, schedule: '@weekly' } };
    expect(() => client.apply(other, { fieldManager: 'other' })).toThrow(
      'Apply failed with 1 conflict: conflict with "argocd": .spec.schedule',
    );
    const taken = client.apply(other, { fieldManager: 'other', force: true });
    expect(taken.spec).toMatchObject({ schedule: '@weekly' });
  });
});
