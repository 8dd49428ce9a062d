import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  patches,
  refusal,
} from '../lib/kubernetes.mjs';

const { merge, json, strategic } = patches;
const conflict = name =>
  `Operation cannot be fulfilled on configmaps "${name}": the object has been modified; please apply your changes to the latest version and try again`;

describe('a write', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
  });
  after(() => namespace.remove());

  const create = (name, rest = {}) =>
    done('POST', maps, { body: { metadata: { name }, ...rest } });

  it('answers what it made, with its type', async () => {
    const { status, body } = await ask('POST', maps, {
      body: { metadata: { name: 'made' }, data: { a: '1' } },
    });

    expect(status).toBe(201);
    expect(body).toEqual({
      kind: 'ConfigMap',
      apiVersion: 'v1',
      metadata: {
        name: 'made',
        namespace: namespace.name,
        uid: expect.any(String),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.any(String),
        managedFields: [
          {
            manager: 'contract',
            operation: 'Update',
            apiVersion: 'v1',
            time: expect.any(String),
            fieldsType: 'FieldsV1',
            fieldsV1: { 'f:data': { '.': {}, 'f:a': {} } },
          },
        ],
      },
      data: { a: '1' },
    });
    expect(await done('GET', `${maps}/made`)).toEqual(body);
  });

  it('makes up a name after a prefix', async () => {
    const { metadata } = await done('POST', maps, {
      body: { metadata: { generateName: 'many-' } },
    });

    expect(metadata).toMatchObject({
      generateName: 'many-',
      name: expect.stringMatching(/^many-[a-z0-9]{5}$/),
    });
  });

  it('may be in YAML, and read in it', async () => {
    await done('POST', maps, {
      type: 'application/yaml',
      body: 'metadata:\n  name: yaml\ndata:\n  a: "1"\n',
    });
    const { headers, text } = await ask('GET', `${maps}/yaml`, {
      headers: { accept: 'application/yaml' },
    });

    expect(headers['content-type']).toBe('application/yaml');
    expect(text).toMatch(
      /^apiVersion: v1\ndata:\n  a: "1"\nkind: ConfigMap\nmetadata:\n  creationTimestamp: "[^"]+"\n  managedFields:\n  - apiVersion: v1\n/,
    );
  });

  it('that is a trial keeps nothing', async () => {
    const tried = await ask('POST', `${maps}?dryRun=All`, {
      body: { metadata: { generateName: 'try-' } },
    });

    expect(tried.status).toBe(201);
    expect(tried.body.metadata).toEqual({
      generateName: 'try-',
      name: expect.stringMatching(/^try-/),
      namespace: namespace.name,
      uid: expect.any(String),
      creationTimestamp: expect.any(String),
      managedFields: expect.any(Array),
    });
    const { name } = tried.body.metadata;
    expect((await ask('GET', `${maps}/${name}`)).status).toBe(404);
  });

  it('warns of fields that the kind does not have, and of fields twice', async () => {
    const unknown = await ask('POST', `${maps}?dryRun=All`, {
      body: { metadata: { name: 'x' }, foo: 1 },
    });
    const twice = await ask('POST', `${maps}?dryRun=All`, {
      body: '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"}}',
    });

    expect([unknown.status, unknown.headers.warning]).toEqual([
      201,
      '299 - "unknown field \\"foo\\""',
    ]);
    expect(unknown.body.foo).toBeUndefined();
    expect([twice.status, twice.headers.warning, twice.body.data]).toEqual([
      201,
      '299 - "duplicate field \\"data.a\\""',
      { a: '2' },
    ]);
  });

  it('over an older version is refused, and without one it is not', async () => {
    const first = await create('contended', { data: { a: '1' } });
    const second = await done('PUT', `${maps}/contended`, {
      body: { ...first, data: { a: '2' } },
    });

    expect(second.metadata.resourceVersion).not.toBe(
      first.metadata.resourceVersion,
    );
    expect(
      refusal(
        await ask('PUT', `${maps}/contended`, {
          body: { ...first, data: { a: '3' } },
        }),
      ),
    ).toEqual([409, 'Conflict', conflict('contended')]);
    const { data } = await done('PUT', `${maps}/contended`, {
      body: { metadata: { name: 'contended' }, data: { a: '4' } },
    });
    expect(data).toEqual({ a: '4' });
  });

  it('of another object under the same name is refused', async () => {
    await create('replaced');

    const answer = await ask('PUT', `${maps}/replaced`, {
      body: {
        metadata: {
          name: 'replaced',
          uid: '5d1f0f3c-0000-0000-0000-000000000000',
        },
      },
    });

    expect(refusal(answer)).toEqual([
      409,
      'Conflict',
      expect.stringMatching(
        /Precondition failed: UID in precondition: 5d1f0f3c-0000-0000-0000-000000000000, UID in object meta: /,
      ),
    ]);
  });

  it('that changes nothing leaves the version as it was', async () => {
    const before = await create('same', { data: { a: '1' } });

    const patched = await done('PATCH', `${maps}/same`, {
      type: merge,
      body: { data: { a: '1' } },
    });
    const put = await done('PUT', `${maps}/same`, {
      body: { metadata: { name: 'same' }, data: { a: '1' } },
    });

    for (const { metadata } of [patched, put]) {
      expect(metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    }
  });

  it('of what may not change any more is refused', async () => {
    await create('fixed', { data: { a: '1' }, immutable: true });

    const { status, body } = await ask('PATCH', `${maps}/fixed`, {
      type: merge,
      body: { data: { a: '2' } },
    });

    expect([status, body.details.causes]).toEqual([
      422,
      [
        {
          reason: 'FieldValueForbidden',
          message: 'Forbidden: field is immutable when `immutable` is set',
          field: 'data',
        },
      ],
    ]);
  });
});

describe('a patch', () => {
  let namespace;
  before(async () => {
    namespace = await makeNamespace();
  });
  after(() => namespace.remove());

  it('merges, and removes what is null', async () => {
    const maps = `${namespace.path}/configmaps`;
    await done('POST', maps, {
      body: { metadata: { name: 'merged' }, data: { a: '1', b: '2' } },
    });

    const { data } = await done('PATCH', `${maps}/merged`, {
      type: merge,
      body: { data: { a: null, c: '3' } },
    });

    expect(data).toEqual({ b: '2', c: '3' });
  });

  it('by JSON patch does its steps in order', async () => {
    const maps = `${namespace.path}/configmaps`;
    await done('POST', maps, {
      body: { metadata: { name: 'stepped' }, data: { a: '1', b: '2' } },
    });

    const { data } = await done('PATCH', `${maps}/stepped`, {
      type: json,
      body: [
        { op: 'test', path: '/data/a', value: '1' },
        { op: 'replace', path: '/data/b', value: '4' },
        { op: 'add', path: '/data/c', value: 'x' },
        { op: 'copy', from: '/data/c', path: '/data/d' },
        { op: 'remove', path: '/data/c' },
      ],
    });

    expect(data).toEqual({ a: '1', b: '4', d: 'x' });
  });

  const image = name => `registry.halle.example/${name}:1`;
  const deployment = name => ({
    metadata: { name },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image: image('app') }] },
      },
    },
  });
  const deployments = () =>
    `/apis/apps/v1/namespaces/${namespace.name}/deployments`;

  it('of the strategic kind merges lists by their keys, and follows directives', async () => {
    await done('POST', deployments(), { body: deployment('lists') });
    const containersAfter = async spec => {
      const { spec: found } = await done('PATCH', `${deployments()}/lists`, {
        type: strategic,
        body: { spec: { template: { spec } } },
      });
      return found.template.spec.containers.map(one => [
        one.name,
        one.image,
        one.env,
      ]);
    };

    expect(
      await containersAfter({
        containers: [
          { name: 'side', image: image('side') },
          { name: 'app', env: [{ name: 'A', value: '1' }] },
        ],
      }),
    ).toEqual([
      ['side', image('side'), undefined],
      ['app', image('app'), [{ name: 'A', value: '1' }]],
    ]);
    expect(
      await containersAfter({
        '$setElementOrder/containers': [{ name: 'app' }, { name: 'side' }],
        containers: [
          { name: 'side', $patch: 'delete' },
          {
            name: 'app',
            env: [{ $patch: 'replace' }, { name: 'B', value: '2' }],
          },
        ],
      }),
    ).toEqual([['app', image('app'), [{ name: 'B', value: '2' }]]]);
  });

  it('of the strategic kind keeps only the keys that it is told to', async () => {
    await done('POST', deployments(), { body: deployment('keys') });

    const { spec } = await done('PATCH', `${deployments()}/keys`, {
      type: strategic,
      body: { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
    });

    expect(spec.strategy).toEqual({ type: 'Recreate' });
  });

  it('of what may not change is refused with its cause', async () => {
    await done('POST', deployments(), { body: deployment('selected') });

    const { status, body } = await ask('PATCH', `${deployments()}/selected`, {
      type: merge,
      body: { spec: { selector: { matchLabels: { app: 'other' } } } },
    });

    expect([status, body.reason]).toEqual([422, 'Invalid']);
    expect(body.details).toMatchObject({
      name: 'selected',
      group: 'apps',
      kind: 'Deployment',
      causes: expect.arrayContaining([
        {
          reason: 'FieldValueInvalid',
          message: expect.stringMatching(/field is immutable$/),
          field: 'spec.selector',
        },
      ]),
    });
  });

  it('of the specification counts a generation, and of the status does not', async () => {
    const path = `${deployments()}/counted`;
    const { metadata, spec, status } = await done('POST', deployments(), {
      body: { ...deployment('counted'), status: { replicas: 7 } },
    });
    expect([metadata.generation, status]).toEqual([1, {}]);
    expect(spec).toMatchObject({
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
      },
    });
    const patched = (target, body) =>
      done('PATCH', target, { type: merge, body });

    const labelled = await patched(path, {
      metadata: { labels: { a: 'b' } },
      status: { replicas: 3 },
    });
    const reported = await patched(`${path}/status`, {
      status: { observedGeneration: 1 },
      spec: { replicas: 9 },
    });
    const scaled = await patched(`${path}/scale`, { spec: { replicas: 1 } });

    expect(labelled.metadata.generation).toBe(1);
    expect(labelled.status.replicas).toBeUndefined();
    expect([reported.metadata.generation, reported.spec.replicas]).toEqual([
      1, 0,
    ]);
    expect(scaled).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name: 'counted', namespace: namespace.name },
      spec: { replicas: 1 },
      status: { selector: 'app=counted' },
    });
    expect((await done('GET', path)).metadata.generation).toBe(2);
  });
});
