import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { definitionOf, makeDefinition } from '../lib/definitions.mjs';
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

const { merge, json, strategic } = patches;

describe('a kind that somebody defines', () => {
  let definition;
  let namespace;
  let gadgets;
  let object;
  before(async () => {
    [definition, namespace] = await Promise.all([
      makeDefinition(),
      makeNamespace(),
    ]);
    gadgets = `${definition.path}/namespaces/${namespace.name}/gadgets`;
    object = definition.object;
  });
  after(async () => {
    await definition.remove();
    await namespace.remove();
  });

  const create = (name, spec, query = '') =>
    ask('POST', `${gadgets}${query}`, { body: object(name, spec) });
  const patch = (path, body, type = merge) =>
    ask('PATCH', `${gadgets}/${path}`, { type, body });

  it('is served, and says so', async () => {
    const { status } = await done('GET', definition.definition);
    const list = await done('GET', `/apis/${definition.group}/v1`);

    expect(status.acceptedNames).toMatchObject({
      plural: 'gadgets',
      kind: 'Gadget',
    });
    expect(status.storedVersions).toEqual(['v1']);
    expect(
      status.conditions.map(one => [one.type, one.status, one.reason]),
    ).toEqual([
      ['NamesAccepted', 'True', 'NoConflicts'],
      ['Established', 'True', 'InitialNamesAccepted'],
    ]);
    expect(
      list.resources.map(({ name, kind }) => `${name} ${kind}`).sort(),
    ).toEqual([
      'gadgets Gadget',
      'gadgets/scale Scale',
      'gadgets/status Gadget',
    ]);
  });

  it('has defaults, keeps free fields, and drops others with a warning', async () => {
    const { status, headers, body } = await create('pruned', {
      size: 1,
      nope: 1,
      free: { x: { y: 1 } },
    });

    expect([status, headers.warning]).toEqual([
      201,
      '299 - "unknown field \\"spec.nope\\""',
    ]);
    expect(body.spec).toEqual({
      size: 1,
      colour: 'red',
      free: { x: { y: 1 } },
    });
    expect(body.metadata.generation).toBe(1);
  });

  /** A specification, and the causes that the Status lists. */
  for (const [title, spec, causes] of [
    [
      'without what is required',
      {},
      [['FieldValueRequired', 'spec.size', 'Required value']],
    ],
    [
      'without its specification',
      undefined,
      [['FieldValueRequired', 'spec', 'Required value']],
    ],
    [
      'of another type',
      { size: 'x' },
      [
        [
          'FieldValueTypeInvalid',
          'spec.size',
          'Invalid value: "string": spec.size in body must be of type integer: "string"',
        ],
      ],
    ],
    [
      'out of bounds',
      { size: 10 },
      [
        [
          'FieldValueInvalid',
          'spec.size',
          'Invalid value: 10: spec.size in body should be less than or equal to 9',
        ],
      ],
    ],
    [
      'that is none of the choices',
      { size: 1, colour: 'green' },
      [
        [
          'FieldValueNotSupported',
          'spec.colour',
          'Unsupported value: "green": supported values: "red", "blue"',
        ],
      ],
    ],
    [
      'that is too long',
      { size: 1, name: 'TOO-LONG' },
      [
        [
          'FieldValueTooLong',
          'spec.name',
          'Too long: may not be more than 5 bytes',
        ],
      ],
    ],
    [
      'that does not match',
      { size: 1, name: 'NO' },
      [
        [
          'FieldValueInvalid',
          'spec.name',
          'Invalid value: "NO": spec.name in body should match \'^[a-z]+$\'',
        ],
      ],
    ],
    [
      'that is no time',
      { size: 1, since: 'yesterday' },
      [
        [
          'FieldValueTypeInvalid',
          'spec.since',
          'Invalid value: "yesterday": spec.since in body must be of type date-time: "yesterday"',
        ],
      ],
    ],
    [
      'with a key twice',
      { size: 1, tags: [{ key: 'a' }, { key: 'a' }] },
      [['FieldValueDuplicate', 'spec.tags[1]', 'Duplicate value: {"key":"a"}']],
    ],
    [
      'with too many entries',
      { size: 1, tags: ['a', 'b', 'c', 'd'].map(key => ({ key })) },
      [
        [
          'FieldValueTooMany',
          'spec.tags',
          'Too many: 4: must have at most 3 items',
        ],
      ],
    ],
  ]) {
    it(`refuses a value ${title}`, async () => {
      const { status, body } = await create('invalid', spec);

      expect([status, body.reason]).toEqual([422, 'Invalid']);
      expect(body.details).toMatchObject({
        name: 'invalid',
        group: definition.group,
        kind: 'Gadget',
      });
      expect(
        body.details.causes.map(({ reason, field, message }) => [
          reason,
          field,
          message,
        ]),
      ).toEqual(causes);
    });
  }

  for (const [title, body, message] of [
    [
      'an unknown field, strictly',
      () => object('x', { size: 1, nope: 1 }),
      'Gadget in version "v1" cannot be handled as a Gadget: strict decoding error: unknown field "spec.nope"',
    ],
    [
      'a field twice, strictly',
      () =>
        JSON.stringify(object('x', { size: 1 })).replace(
          '"size":1',
          '"size":1,"size":2',
        ),
      'Gadget in version "v1" cannot be handled as a Gadget: strict decoding error: duplicate field "spec.size"',
    ],
    [
      'no kind',
      () => ({ metadata: { name: 'c' }, spec: { size: 1 } }),
      /^the object provided is unrecognized \(must be of type Gadget\): Object 'Kind' is missing in /,
    ],
    ['no JSON', () => '{bad', /json parse error|invalid character/],
  ]) {
    it(`refuses ${title}`, async () => {
      const answer = await ask('POST', `${gadgets}?fieldValidation=Strict`, {
        body: body(),
      });

      expect(refusal(answer)).toEqual([
        400,
        'BadRequest',
        typeof message === 'string' ? message : expect.stringMatching(message),
      ]);
    });
  }

  it('is no kind for strategic patches', async () => {
    await create('patched', { size: 1 });

    expect(refusal(await patch('patched', {}, strategic))).toEqual([
      415,
      'UnsupportedMediaType',
      expect.stringMatching(
        /the body of the request was in an unknown format - accepted media types include: application\/json-patch\+json, application\/merge-patch\+json/,
      ),
    ]);
    expect(
      (
        await patch(
          'patched',
          [{ op: 'replace', path: '/spec/size', value: 2 }],
          json,
        )
      ).body.spec.size,
    ).toBe(2);
  });

  it('wants to know which version it replaces', async () => {
    await create('replaced', { size: 1 });
    const put = metadata =>
      ask('PUT', `${gadgets}/replaced`, {
        body: {
          ...object('replaced', { size: 2 }),
          metadata: { name: 'replaced', ...metadata },
        },
      });

    expect(refusal(await put({}))).toEqual([
      422,
      'Invalid',
      `gadgets.${definition.group} "replaced" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update`,
    ]);
    expect((await put({ resourceVersion: '1' })).status).toBe(409);
  });

  it('has a status of its own', async () => {
    await done('POST', gadgets, {
      body: { ...object('reported', { size: 1 }), status: { phase: 'New' } },
    });

    const whole = await patch('reported', { status: { phase: 'On' } });
    const status = await patch('reported/status', {
      spec: { size: 5 },
      status: { phase: 'Off', replicas: 2 },
    });

    expect(whole.body.status).toBeUndefined();
    expect([status.body.spec.size, status.body.status]).toEqual([
      1,
      { phase: 'Off', replicas: 2 },
    ]);
    expect(status.body.metadata.generation).toBe(1);
  });

  it('has a scale', async () => {
    await create('scaled', { size: 1, replicas: 1 });
    await patch('scaled/status', { status: { replicas: 1 } });

    const scale = await done('GET', `${gadgets}/scaled/scale`);
    const scaled = await patch('scaled/scale', { spec: { replicas: 3 } });

    expect(scale).toEqual({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: {
        name: 'scaled',
        namespace: namespace.name,
        uid: expect.any(String),
        resourceVersion: expect.any(String),
        creationTimestamp: expect.any(String),
      },
      spec: { replicas: 1 },
      status: { replicas: 1 },
    });
    expect(scaled.body.spec).toEqual({ replicas: 3 });
    const { spec, metadata } = await done('GET', `${gadgets}/scaled`);
    expect([spec.replicas, metadata.generation]).toEqual([3, 2]);
  });

  it('is applied by the keys of its lists', async () => {
    const apply = (manager, spec, query = '') =>
      ask('PATCH', `${gadgets}/applied?fieldManager=${manager}${query}`, {
        type: patches.apply,
        body: object('applied', spec),
      });
    await apply('one', { size: 1, tags: [{ key: 'k', value: 'v' }] });
    const second = await apply('two', {
      size: 1,
      tags: [{ key: 'l', value: 'v' }],
    });
    const third = await apply('two', {
      size: 1,
      tags: [{ key: 'k', value: 'other' }],
    });

    expect(second.body.spec.tags).toEqual([
      { key: 'k', value: 'v' },
      { key: 'l', value: 'v' },
    ]);
    expect([third.status, third.body.details.causes]).toEqual([
      409,
      [
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "one"',
          field: '.spec.tags[key="k"].value',
        },
      ],
    ]);
  });

  it('is listed in chunks, by its own fields, and as a table', async () => {
    await create('listed', { size: 9, colour: 'blue' });

    const blue = await done(
      'GET',
      `${gadgets}?fieldSelector=spec.colour%3Dblue`,
    );
    const unknown = await ask('GET', `${gadgets}?fieldSelector=spec.size%3D1`);
    const chunk = await done('GET', `${gadgets}?limit=1`);
    const table = await done('GET', `${gadgets}/listed`, {
      headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
    });

    expect(namesOf(blue)).toEqual(['listed']);
    expect(blue.metadata).toEqual({
      continue: '',
      resourceVersion: expect.any(String),
    });
    expect([unknown.status, unknown.body.reason]).toEqual([400, 'BadRequest']);
    expect(chunk.metadata).toMatchObject({
      continue: expect.stringMatching(/./),
      remainingItemCount: expect.any(Number),
    });
    expect(
      table.columnDefinitions.map(({ name, type, priority }) => [
        name,
        type,
        priority,
      ]),
    ).toEqual([
      ['Name', 'string', 0],
      ['Size', 'integer', 0],
      ['Colour', 'string', 1],
    ]);
    expect(table.rows[0].cells).toEqual(['listed', 9, 'blue']);
  });
});

describe('a definition', () => {
  it('is refused where its name is not that of its plural and group', async () => {
    const answer = await ask(
      'POST',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      {
        body: definitionOf({
          group: 'contract.example',
          name: 'wrong.contract.example',
        }),
      },
    );

    expect(refusal(answer)).toEqual([
      422,
      'Invalid',
      'CustomResourceDefinition.apiextensions.k8s.io "wrong.contract.example" is invalid: metadata.name: Invalid value: "wrong.contract.example": must be spec.names.plural+"."+spec.group',
    ]);
  });

  it('goes after all of its objects, and takes no new ones meanwhile', async () => {
    const { definition, path, group, object } = await makeDefinition();
    const namespace = await makeNamespace();
    const gadgets = `${path}/namespaces/${namespace.name}/gadgets`;
    await done('POST', gadgets, {
      body: {
        ...object('held', { size: 1 }),
        metadata: { name: 'held', finalizers: ['example.com/hold'] },
      },
    });

    const deleted = await done('DELETE', definition);
    expect(deleted.metadata).toMatchObject({
      deletionTimestamp: expect.any(String),
      finalizers: ['customresourcecleanup.apiextensions.k8s.io'],
    });
    await until(`${gadgets}/held`, ({ body }) =>
      Boolean(body.metadata.deletionTimestamp),
    );
    const { body } = await until(definition, answer =>
      answer.body.status.conditions.some(
        ({ reason }) => reason === 'InstanceDeletionInProgress',
      ),
    );
    expect(body.status.conditions.at(-1)).toEqual({
      type: 'Terminating',
      status: 'True',
      lastTransitionTime: expect.any(String),
      reason: 'InstanceDeletionInProgress',
      message: 'CustomResource deletion is in progress',
    });
    expect(
      refusal(await ask('POST', gadgets, { body: object('new', { size: 1 }) })),
    ).toEqual([
      403,
      'Forbidden',
      `gadgets.${group} "new" is forbidden: create not allowed while custom resource definition is terminating`,
    ]);

    await done('PATCH', `${gadgets}/held`, {
      type: merge,
      body: { metadata: { finalizers: null } },
    });
    await untilGone(definition);
    const { text } = await untilGone(gadgets);
    expect(text).toBe('404 page not found\n');
    await namespace.remove();
  });
});
