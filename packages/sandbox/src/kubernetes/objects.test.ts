import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const maps = '/api/v1/namespaces/default/configmaps';
const merge = 'application/merge-patch+json';
const json = 'application/json-patch+json';

describe('writes', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster();
    await running.call('POST', maps, {
      body: { metadata: { name: 'known' }, data: { a: '1' } },
    });
  });
  afterAll(() => running.stop());

  it.each<
    [string, string, string, unknown, string | undefined, number, string]
  >([
    [
      'of a name that is taken',
      'POST',
      maps,
      { metadata: { name: 'known' } },
      undefined,
      409,
      'configmaps "known" already exists',
    ],
    [
      'into a namespace that is not there',
      'POST',
      '/api/v1/namespaces/absent/configmaps',
      { metadata: { name: 'x' } },
      undefined,
      404,
      'namespaces "absent" not found',
    ],
    [
      'without a name',
      'POST',
      maps,
      { metadata: {} },
      undefined,
      422,
      'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
    ],
    [
      'of another namespace than the address',
      'POST',
      maps,
      { metadata: { name: 'x', namespace: 'other' } },
      undefined,
      400,
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      'of another kind',
      'POST',
      maps,
      { kind: 'Pod', metadata: { name: 'x' } },
      undefined,
      400,
      'Pod in version "v1" cannot be handled as a ConfigMap: converting (v1.Pod) to (core.ConfigMap): unknown conversion',
    ],
    [
      'of a field of the wrong type',
      'POST',
      maps,
      { metadata: { name: 'x' }, data: { a: 1 } },
      undefined,
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
    ],
    [
      'of no JSON',
      'POST',
      maps,
      '{bad',
      undefined,
      400,
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'b' looking for beginning of object key string ({bad)",
    ],
    [
      'of a media type that is not taken',
      'POST',
      maps,
      'x',
      'text/plain',
      415,
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
    [
      'of an unknown field, strictly',
      'POST',
      `${maps}?fieldValidation=Strict`,
      { metadata: { name: 'x' }, foo: 1 },
      undefined,
      400,
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "foo"',
    ],
    [
      'of what changed meanwhile',
      'PUT',
      `${maps}/known`,
      { metadata: { name: 'known', resourceVersion: '1' } },
      undefined,
      409,
      'Operation cannot be fulfilled on configmaps "known": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'of a patch at a stale revision',
      'PATCH',
      `${maps}/known`,
      { metadata: { resourceVersion: '1' } },
      merge,
      409,
      'Operation cannot be fulfilled on configmaps "known": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'of another name',
      'PATCH',
      `${maps}/known`,
      { metadata: { name: 'b' } },
      merge,
      400,
      'the name of the object (b) does not match the name on the URL (known)',
    ],
    [
      'of a JSON patch whose test fails',
      'PATCH',
      `${maps}/known`,
      [{ op: 'test', path: '/data/a', value: '3' }],
      json,
      422,
      'the server rejected our request due to an error in our request',
    ],
    [
      'of a JSON patch that is none',
      'PATCH',
      `${maps}/known`,
      {},
      json,
      400,
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    ],
    [
      'of a patch of no known kind',
      'PATCH',
      `${maps}/known`,
      {},
      'application/json',
      415,
      '415: Unsupported Media Type',
    ],
    [
      'of what is not there',
      'PATCH',
      `${maps}/absent`,
      {},
      merge,
      404,
      'configmaps "absent" not found',
    ],
    [
      'to the collection',
      'PUT',
      maps,
      {},
      undefined,
      405,
      'the server does not allow this method on the requested resource',
    ],
    [
      'to no resource',
      'POST',
      '/api/v1/things',
      {},
      undefined,
      404,
      'the server could not find the requested resource',
    ],
    [
      'of a workload whose selector misses its Pods',
      'POST',
      '/apis/apps/v1/namespaces/default/deployments',
      {
        metadata: { name: 'd' },
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: {
            metadata: { labels: { a: 'c' } },
            spec: { containers: [{ name: 'c' }] },
          },
        },
      },
      undefined,
      422,
      'Deployment.apps "d" is invalid: [spec.template.metadata.labels: Invalid value: {"a":"c"}: `selector` does not match template `labels`, spec.template.spec.containers[0].image: Required value]',
    ],
  ])(
    '%s answer with the words of the real server',
    async (_, method, path, body, type, code, message) => {
      const answer = await running.call(method, path, { body, type });
      expect([answer.code, answer.body.message]).toEqual([code, message]);
      expect(answer.body).toMatchObject({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        code,
      });
    },
  );

  it('of more than 3 MiB answer 413', async () => {
    const answer = await running.call('POST', maps, {
      body: { metadata: { name: 'big' }, data: { a: 'x'.repeat(3_200_000) } },
    });
    expect([answer.code, answer.body.reason]).toEqual([
      413,
      'RequestEntityTooLarge',
    ]);
  });

  it('that change nothing leave the revision as it was', async () => {
    const before = await running.call('GET', `${maps}/known`);
    const same = await running.call('PATCH', `${maps}/known`, {
      type: merge,
      body: { data: { a: '1' } },
    });
    expect(same.body.metadata.resourceVersion).toBe(
      before.body.metadata.resourceVersion,
    );
  });

  it('for a trial store nothing', async () => {
    const tried = await running.call('POST', `${maps}?dryRun=All`, {
      body: { metadata: { generateName: 'try-' } },
    });
    expect(tried.code).toBe(201);
    expect(tried.body.metadata.name).toMatch(/^try-[a-z0-9]{5}$/);
    const name = tried.body.metadata.name;
    expect((await running.call('GET', `${maps}/${name}`)).code).toBe(404);
  });

  it('count the generation up when the specification changes, and the status apart', async () => {
    const path = '/apis/apps/v1/namespaces/default/deployments';
    const labels = { app: 'web' };
    const created = await running.call('POST', path, {
      body: {
        metadata: { name: 'web' },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { containers: [{ name: 'app', image: 'web:1' }] },
          },
        },
        status: { replicas: 7 },
      },
    });
    expect(created.body.metadata.generation).toBe(1);
    expect(created.body.status).toEqual({});
    expect(created.body.spec).toMatchObject({
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
    });
    const labelled = await running.call('PATCH', `${path}/web`, {
      type: merge,
      body: { metadata: { labels }, status: { replicas: 3 } },
    });
    expect(labelled.body.metadata.generation).toBe(1);
    expect(labelled.body.status).toEqual({});
    const scaled = await running.call('PATCH', `${path}/web/scale`, {
      type: merge,
      body: { spec: { replicas: 3 } },
    });
    expect(scaled.body).toMatchObject({
      kind: 'Scale',
      spec: { replicas: 3 },
      status: { replicas: 0, selector: 'app=web' },
    });
    const reported = await running.call('PATCH', `${path}/web/status`, {
      type: merge,
      body: { status: { replicas: 3 }, spec: { replicas: 9 } },
    });
    expect(reported.body.metadata.generation).toBe(2);
    expect(reported.body.spec.replicas).toBe(3);
    expect(reported.body.status.replicas).toBe(3);
  });

  it('merge lists by key in a strategic patch, and follow its directives', async () => {
    const path = '/apis/apps/v1/namespaces/default/deployments/web';
    const containersAfter = async (containers: unknown[]) => {
      const answer = await running.call('PATCH', path, {
        type: 'application/strategic-merge-patch+json',
        body: { spec: { template: { spec: { containers } } } },
      });
      return answer.body.spec.template.spec.containers.map(
        (one: { name: string; image: string; env?: unknown }) => [
          one.name,
          one.image,
          one.env,
        ],
      );
    };
    expect(
      await containersAfter([
        { name: 'app', env: [{ name: 'A', value: '1' }] },
        { name: 'side', image: 'side:1' },
      ]),
    ).toEqual([
      ['app', 'web:1', [{ name: 'A', value: '1' }]],
      ['side', 'side:1', undefined],
    ]);
    expect(
      await containersAfter([
        { name: 'side', $patch: 'delete' },
        {
          name: 'app',
          env: [{ $patch: 'replace' }, { name: 'B', value: '2' }],
        },
      ]),
    ).toEqual([['app', 'web:1', [{ name: 'B', value: '2' }]]]);
  });

  it('of both versions of an event show the same event', async () => {
    const path = '/api/v1/namespaces/default/events';
    await running.call('POST', path, {
      body: {
        metadata: { name: 'seen' },
        involvedObject: { kind: 'Pod', name: 'web', namespace: 'default' },
        reason: 'Started',
        message: 'Started container app',
        type: 'Normal',
        count: 3,
        source: { component: 'kubelet' },
      },
    });
    const other = await running.call(
      'GET',
      '/apis/events.k8s.io/v1/namespaces/default/events/seen',
    );
    expect(other.body).toMatchObject({
      apiVersion: 'events.k8s.io/v1',
      regarding: { name: 'web' },
      note: 'Started container app',
      deprecatedCount: 3,
      deprecatedSource: { component: 'kubelet' },
    });
  });
});
