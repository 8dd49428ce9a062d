import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { ask, done, makeNamespace, patches } from '../lib/kubernetes.mjs';
import { people } from '../lib/platform.mjs';

const { merge, json } = patches;

describe('a refusal', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
    await done('POST', maps, {
      body: { metadata: { name: 'known' }, data: { a: '1' } },
    });
  });
  after(() => namespace.remove());

  /** What is asked, and what the Status says: code, reason, message, details. `NS` is the namespace of this run. */
  const table = [
    [
      'a name that is taken',
      ['POST', '/configmaps', { body: { metadata: { name: 'known' } } }],
      409,
      'AlreadyExists',
      'configmaps "known" already exists',
      { name: 'known', kind: 'configmaps' },
    ],
    [
      'a name that nothing has',
      ['GET', '/configmaps/absent'],
      404,
      'NotFound',
      'configmaps "absent" not found',
      { name: 'absent', kind: 'configmaps' },
    ],
    [
      'an object without a name',
      ['POST', '/configmaps', { body: { metadata: {} } }],
      422,
      'Invalid',
      'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
      {
        kind: 'ConfigMap',
        causes: [
          {
            reason: 'FieldValueRequired',
            message: 'Required value: name or generateName is required',
            field: 'metadata.name',
          },
        ],
      },
    ],
    [
      'an empty object',
      ['POST', '/configmaps', { body: 'null' }],
      422,
      'Invalid',
      'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
      expect.objectContaining({ kind: 'ConfigMap' }),
    ],
    [
      'an object of another namespace',
      [
        'POST',
        '/configmaps',
        { body: { metadata: { name: 'x', namespace: 'other' } } },
      ],
      400,
      'BadRequest',
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
    [
      'an object of another kind',
      [
        'POST',
        '/configmaps',
        { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } } },
      ],
      400,
      'BadRequest',
      'Pod in version "v1" cannot be handled as a ConfigMap: converting (v1.Pod) to (core.ConfigMap): unknown conversion',
    ],
    [
      'a field of the wrong type',
      [
        'POST',
        '/configmaps',
        { body: { metadata: { name: 'x' }, data: { a: 1 } } },
      ],
      400,
      'BadRequest',
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
    ],
    [
      'what is no JSON',
      ['POST', '/configmaps', { body: '{bad' }],
      400,
      'BadRequest',
      "the object provided is unrecognized (must be of type ConfigMap): couldn't get version/kind; json parse error: invalid character 'b' looking for beginning of object key string ({bad)",
    ],
    [
      'a media type that it does not read',
      ['POST', '/configmaps', { body: 'x', type: 'text/plain' }],
      415,
      'UnsupportedMediaType',
      'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
    [
      'a media type that it does not write',
      ['GET', '/configmaps/known', { headers: { accept: 'text/html' } }],
      406,
      'NotAcceptable',
      '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf',
      {},
    ],
    [
      'a shape that it does not write',
      [
        'GET',
        '/configmaps/known',
        {
          headers: { accept: 'application/json;as=Poem;v=v1;g=meta.k8s.io' },
        },
      ],
      406,
      'NotAcceptable',
      'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf',
    ],
    [
      'a patch of no known kind',
      ['PATCH', '/configmaps/known', { body: {}, type: 'application/json' }],
      415,
      'UnsupportedMediaType',
      '415: Unsupported Media Type',
      {},
    ],
    [
      'a patch of what is not there',
      ['PATCH', '/configmaps/absent', { body: {}, type: merge }],
      404,
      'NotFound',
      'configmaps "absent" not found',
      { name: 'absent', kind: 'configmaps' },
    ],
    [
      'a patch that renames',
      [
        'PATCH',
        '/configmaps/known',
        { body: { metadata: { name: 'b' } }, type: merge },
      ],
      400,
      'BadRequest',
      'the name of the object (b) does not match the name on the URL (known)',
    ],
    [
      'a JSON patch whose test fails',
      [
        'PATCH',
        '/configmaps/known',
        { body: [{ op: 'test', path: '/data/a', value: '3' }], type: json },
      ],
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
      {},
    ],
    [
      'a JSON patch that is none',
      ['PATCH', '/configmaps/known', { body: {}, type: json }],
      400,
      'BadRequest',
      'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    ],
    [
      'a write of a version that is not the last',
      [
        'PUT',
        '/configmaps/known',
        { body: { metadata: { name: 'known', resourceVersion: '1' } } },
      ],
      409,
      'Conflict',
      'Operation cannot be fulfilled on configmaps "known": the object has been modified; please apply your changes to the latest version and try again',
      { name: 'known', kind: 'configmaps' },
    ],
    [
      'a patch of a version that is not the last',
      [
        'PATCH',
        '/configmaps/known',
        { body: { metadata: { resourceVersion: '1' } }, type: merge },
      ],
      409,
      'Conflict',
      'Operation cannot be fulfilled on configmaps "known": the object has been modified; please apply your changes to the latest version and try again',
      { name: 'known', kind: 'configmaps' },
    ],
    [
      'a field that the kind does not have, strictly',
      [
        'POST',
        '/configmaps?fieldValidation=Strict',
        { body: { metadata: { name: 'x' }, foo: 1 } },
      ],
      400,
      'BadRequest',
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "foo"',
    ],
    [
      'a field twice, strictly',
      [
        'POST',
        '/configmaps?fieldValidation=Strict',
        { body: '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"}}' },
      ],
      400,
      'BadRequest',
      'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: duplicate field "data.a"',
    ],
    [
      'a method that the collection does not have',
      ['PUT', '/configmaps', { body: {} }],
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    ],
    [
      'a subresource that the kind does not have',
      ['GET', '/configmaps/known/status'],
      404,
      'NotFound',
      'the server could not find the requested resource',
      {},
    ],
    [
      'a token that nobody has',
      ['GET', '/configmaps', { token: 'nonsense' }],
      401,
      'Unauthorized',
      'Unauthorized',
    ],
    [
      'nobody',
      ['GET', '/configmaps', { as: null }],
      403,
      'Forbidden',
      'configmaps is forbidden: User "system:anonymous" cannot list resource "configmaps" in API group "" in the namespace "NS"',
      { kind: 'configmaps' },
    ],
    [
      'who may not list',
      ['GET', '/secrets', { as: people.tom }],
      403,
      'Forbidden',
      'secrets is forbidden: User "oidc:tom.becker" cannot list resource "secrets" in API group "" in the namespace "NS"',
      { kind: 'secrets' },
    ],
    [
      'who may not see',
      ['GET', '/configmaps/known', { as: people.tom }],
      403,
      'Forbidden',
      'configmaps "known" is forbidden: User "oidc:tom.becker" cannot get resource "configmaps" in API group "" in the namespace "NS"',
      { name: 'known', kind: 'configmaps' },
    ],
    [
      'who may not make',
      [
        'POST',
        '/configmaps',
        { body: { metadata: { name: 'x' } }, as: people.tom },
      ],
      403,
      'Forbidden',
      'configmaps is forbidden: User "oidc:tom.becker" cannot create resource "configmaps" in API group "" in the namespace "NS"',
      { kind: 'configmaps' },
    ],
    [
      'who may not read a log',
      ['GET', '/pods/web/log', { as: people.tom }],
      403,
      'Forbidden',
      'pods "web" is forbidden: User "oidc:tom.becker" cannot get resource "pods/log" in API group "" in the namespace "NS"',
      { name: 'web', kind: 'pods' },
    ],
  ];
  for (const [title, [method, path, options], ...expected] of table) {
    it(`of ${title} is a Status that says so`, async () => {
      const answer = await ask(method, namespace.path + path, options);

      const [status, reason, message, details] = expected;
      expect(withoutName(answer.body)).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        code: status,
        reason,
        message,
        ...(details && { details }),
      });
      expect(answer.status).toBe(status);
    });
  }

  const withoutName = body =>
    JSON.parse(JSON.stringify(body).replaceAll(namespace.name, 'NS'));

  it('of a write into a namespace that is not there names the namespace', async () => {
    const { body } = await ask('POST', '/api/v1/namespaces/absent/configmaps', {
      body: { metadata: { name: 'x' } },
    });

    expect(body).toMatchObject({
      code: 404,
      message: 'namespaces "absent" not found',
      details: { name: 'absent', kind: 'namespaces' },
    });
  });

  it('of an invalid object lists every cause', async () => {
    const { body } = await ask('POST', maps, {
      body: {
        metadata: { name: 'Über', labels: { 'a b': 'c' } },
        data: { 'a/b': 'x' },
      },
    });

    expect(body).toMatchObject({
      code: 422,
      reason: 'Invalid',
      details: { name: 'Über', kind: 'ConfigMap' },
    });
    expect(
      body.details.causes.map(({ reason, field }) => [reason, field]),
    ).toEqual([
      ['FieldValueInvalid', 'metadata.name'],
      ['FieldValueInvalid', 'metadata.labels'],
      ['FieldValueInvalid', 'data[a/b]'],
    ]);
  });
});
