import { describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, refusal } from '../lib/kubernetes.mjs';
import { people } from '../lib/platform.mjs';

describe('discovery', () => {
  it('lists the versions of the core and of each group', async () => {
    const core = await ask('GET', '/api');
    const groups = await ask('GET', '/apis');
    const apps = await ask('GET', '/apis/apps');

    expect(core.body).toEqual({
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: expect.any(String) },
      ],
    });
    expect(groups.body).toMatchObject({
      kind: 'APIGroupList',
      apiVersion: 'v1',
    });
    const group = {
      name: 'apps',
      versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
      preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
    };
    expect(groups.body.groups).toContainEqual(group);
    expect(apps.body).toEqual({
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...group,
    });
  });

  it('lists kinds with their verbs and subresources', async () => {
    const { body } = await ask('GET', '/apis/apps/v1');

    expect(body).toMatchObject({
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion: 'apps/v1',
    });
    const named = name => body.resources.find(one => one.name === name);
    expect(named('deployments')).toEqual({
      name: 'deployments',
      singularName: 'deployment',
      namespaced: true,
      kind: 'Deployment',
      verbs: [
        ...['create', 'delete', 'deletecollection', 'get', 'list'],
        ...['patch', 'update', 'watch'],
      ],
      shortNames: ['deploy'],
      categories: ['all'],
      storageVersionHash: expect.any(String),
    });
    expect(named('deployments/scale')).toEqual({
      name: 'deployments/scale',
      singularName: '',
      namespaced: true,
      group: 'autoscaling',
      version: 'v1',
      kind: 'Scale',
      verbs: ['get', 'patch', 'update'],
    });
  });

  it('tells all of it at once to who asks for that', async () => {
    const form =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const { headers, body } = await ask('GET', '/apis', {
      headers: { accept: `${form},application/json` },
    });

    expect(headers['content-type']).toBe(form);
    expect(body).toMatchObject({
      kind: 'APIGroupDiscoveryList',
      apiVersion: 'apidiscovery.k8s.io/v2',
    });
    const argo = body.items.find(
      ({ metadata }) => metadata.name === 'argoproj.io',
    );
    const [{ version, freshness, resources }] = argo.versions;
    expect([version, freshness]).toEqual(['v1alpha1', 'Current']);
    expect(resources).toContainEqual({
      resource: 'applicationsets',
      responseKind: {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'ApplicationSet',
      },
      scope: 'Namespaced',
      singularResource: 'applicationset',
      shortNames: ['appset', 'appsets'],
      verbs: [
        ...['delete', 'deletecollection', 'get', 'list', 'patch'],
        ...['create', 'update', 'watch'],
      ],
      subresources: [
        {
          subresource: 'status',
          responseKind: {
            group: 'argoproj.io',
            version: 'v1alpha1',
            kind: 'ApplicationSet',
          },
          verbs: ['get', 'patch', 'update'],
        },
      ],
    });
  });

  it('answers text where no group is served, and a Status where only the kind is not', async () => {
    for (const path of [
      '/apis/nothing.example',
      '/apis/nothing.example/v1/things',
    ]) {
      const { status, headers, text } = await ask('GET', path);
      expect([status, headers['content-type'], text]).toEqual([
        404,
        'text/plain; charset=utf-8',
        '404 page not found\n',
      ]);
    }
    expect(refusal(await ask('GET', '/api/v1/things'))).toEqual([
      404,
      'NotFound',
      'the server could not find the requested resource',
    ]);
  });

  for (const path of ['/healthz', '/livez', '/readyz']) {
    it(`says ok at ${path}, to anybody`, async () => {
      const { status, text } = await ask('GET', path, { as: null });

      expect([status, text]).toEqual([200, 'ok']);
    });
  }

  it('tells its version to anybody', async () => {
    const { status, body } = await ask('GET', '/version', { as: null });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      major: '1',
      minor: expect.stringMatching(/^\d+$/),
      gitVersion: expect.stringMatching(/^v1\.\d+\.\d+/),
      platform: expect.stringContaining('/'),
    });
  });

  it('is for people with a name, whatever else they may do', async () => {
    const stranger = await ask('GET', '/apis', { as: null });
    const somebody = await ask('GET', '/apis', { as: people.tom });

    expect(refusal(stranger)).toEqual([
      403,
      'Forbidden',
      'forbidden: User "system:anonymous" cannot get path "/apis"',
    ]);
    expect(somebody.status).toBe(200);
  });
});
