import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const widgets = '/apis/shop.example/v1/namespaces/default/widgets';

const definition = {
  metadata: { name: 'widgets.shop.example' },
  spec: {
    group: 'shop.example',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', shortNames: ['wd'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        additionalPrinterColumns: [
          { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
        ],
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: {
                  size: { type: 'integer', minimum: 1 },
                  colour: {
                    type: 'string',
                    enum: ['red', 'blue'],
                    default: 'red',
                  },
                },
              },
              status: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        },
      },
    ],
  },
};

function widget(name: string, spec: object) {
  return {
    apiVersion: 'shop.example/v1',
    kind: 'Widget',
    metadata: { name },
    spec,
  };
}

describe('custom resources', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await startCluster();
    await running.call('POST', definitions, { body: definition });
  });
  afterAll(() => running.stop());

  it('are served as soon as their definition is established', async () => {
    const established = await running.call(
      'GET',
      `${definitions}/widgets.shop.example`,
    );
    expect(established.body.status.conditions).toMatchObject([
      { type: 'NamesAccepted', status: 'True' },
      { type: 'Established', status: 'True' },
    ]);
    const aggregated = await running.call('GET', '/apis', {
      headers: {
        accept:
          'application/json;v=v2;g=apidiscovery.k8s.io;as=APIGroupDiscoveryList,application/json',
      },
    });
    const group = aggregated.body.items.find(
      (item: { metadata: { name: string } }) =>
        item.metadata.name === 'shop.example',
    );
    expect(group.versions[0].resources).toMatchObject([
      {
        resource: 'widgets',
        responseKind: { group: 'shop.example', version: 'v1', kind: 'Widget' },
        scope: 'Namespaced',
        shortNames: ['wd'],
      },
    ]);
  });

  it('keep what their schema knows, with its defaults', async () => {
    const created = await running.call('POST', widgets, {
      body: { ...widget('a', { size: 3, foo: 1 }), status: { ready: true } },
    });
    expect(created.body.spec).toEqual({ size: 3, colour: 'red' });
    expect(created.body.status).toBeUndefined();
    const reported = await running.call('PATCH', `${widgets}/a/status`, {
      type: 'application/merge-patch+json',
      body: { status: { ready: true }, spec: { size: 9 } },
    });
    expect(reported.body).toMatchObject({
      metadata: { generation: 1 },
      spec: { size: 3 },
      status: { ready: true },
    });
    const table = await running.call('GET', widgets, {
      headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' },
    });
    expect(table.body.rows[0].cells).toEqual(['a', 3]);
  });

  it.each([
    [
      widget('b', {}),
      422,
      'Widget.shop.example "b" is invalid: spec.size: Required value',
    ],
    [
      widget('b', { size: 'x' }),
      422,
      'Widget.shop.example "b" is invalid: spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"',
    ],
    [
      widget('b', { size: 0 }),
      422,
      'Widget.shop.example "b" is invalid: spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1',
    ],
    [
      widget('b', { size: 1, colour: 'green' }),
      422,
      'Widget.shop.example "b" is invalid: spec.colour: Unsupported value: "green": supported values: "red", "blue"',
    ],
    [
      { ...widget('b', { size: 1 }), apiVersion: 'shop.example/v2' },
      400,
      'the API version in the data (shop.example/v2) does not match the expected API version (shop.example/v1)',
    ],
  ])('that do not fit are refused (%#)', async (body, code, message) => {
    const answer = await running.call('POST', widgets, { body });
    expect([answer.code, answer.body.message]).toEqual([code, message]);
  });

  it('go with their definition', async () => {
    const deleted = await running.call(
      'DELETE',
      `${definitions}/widgets.shop.example`,
    );
    expect(deleted.body.metadata.finalizers).toEqual([
      'customresourcecleanup.apiextensions.k8s.io',
    ]);
    await running.cluster.idle();
    const gone = await running.call('GET', widgets);
    expect([gone.code, gone.text]).toEqual([404, '404 page not found\n']);
  });

  it('without a status of their own count every change but those of metadata', () => {
    const { client } = running.cluster;
    const application = client.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'payments.dev', namespace: 'default' },
      spec: { project: 'payments' },
    });
    const synced = client.updateStatus({
      ...application,
      spec: { project: 'other' },
      status: { sync: { status: 'Synced' } },
    });
    expect(synced).toMatchObject({
      metadata: { generation: 2 },
      spec: { project: 'payments' },
      status: { sync: { status: 'Synced' } },
    });
    const changed = client.update({
      ...synced,
      spec: { project: 'shop' },
      status: {},
    });
    expect(changed).toMatchObject({
      spec: { project: 'shop' },
      status: { sync: { status: 'Synced' } },
    });
  });
});
