import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import {
  ask,
  done,
  makeNamespace,
  patches,
  refusal,
} from '../lib/kubernetes.mjs';

describe('server-side apply', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
  });
  after(() => namespace.remove());

  const map = (name, data, metadata = {}) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...metadata },
    data,
  });
  const apply = (body, query = 'fieldManager=one', name = body.metadata.name) =>
    ask('PATCH', `${maps}/${name}?${query}`, { type: patches.apply, body });
  const owners = ({ metadata }) =>
    Object.fromEntries(
      metadata.managedFields.map(({ manager, fieldsV1 }) => [
        manager,
        Object.keys(fieldsV1['f:data']).sort(),
      ]),
    );

  it('makes what is not there, and owns what it said', async () => {
    const { status, body } = await apply(map('new', { a: '1' }));

    expect(status).toBe(201);
    expect(body.metadata.managedFields).toEqual([
      {
        manager: 'one',
        operation: 'Apply',
        apiVersion: 'v1',
        time: expect.any(String),
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:data': { 'f:a': {} } },
      },
    ]);
  });

  it('twice changes nothing', async () => {
    const first = await apply(map('twice', { a: '1' }));
    const second = await apply(map('twice', { a: '1' }));

    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  it('removes what its manager does not say any more, and leaves what others say', async () => {
    await apply(map('shared', { a: '1', b: '1' }));
    await apply(map('shared', { b: '1', c: '1' }), 'fieldManager=two');

    const { body } = await apply(map('shared', {}));

    expect(body.data).toEqual({ b: '1', c: '1' });
    expect(owners(body).two).toEqual(['f:b', 'f:c']);
  });

  it('of what another one owns is a conflict, with each of its causes', async () => {
    await apply(map('owned', { a: '1', b: '1', c: '1' }));

    const { status, body } = await apply(
      map('owned', { a: '2', b: '2', c: '1' }),
      'fieldManager=two',
    );

    expect(status).toBe(409);
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message:
        'Apply failed with 2 conflicts: conflicts with "one":\n- .data.a\n- .data.b',
      reason: 'Conflict',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "one"',
            field: '.data.a',
          },
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "one"',
            field: '.data.b',
          },
        ],
      },
      code: 409,
    });
  });

  it('with force takes over what another one owns', async () => {
    await apply(map('forced', { a: '1', b: '1' }));

    const { status, body } = await apply(
      map('forced', { a: '2' }),
      'fieldManager=two&force=true',
    );

    expect([status, body.data]).toEqual([200, { a: '2', b: '1' }]);
    expect(owners(body)).toEqual({ one: ['f:b'], two: ['f:a'] });
  });

  it('of what was written by hand is a conflict with who wrote it, and when', async () => {
    await apply(map('edited', { a: '1' }));
    await done('PATCH', `${maps}/edited?fieldManager=hand`, {
      type: patches.merge,
      body: { data: { a: '9' } },
    });

    const { status, body } = await apply(map('edited', { a: '2' }));

    expect([status, body.details.causes]).toEqual([
      409,
      [
        {
          reason: 'FieldManagerConflict',
          message: expect.stringMatching(
            /^conflict with "hand" using v1( at \d{4}-\S+Z)?$/,
          ),
          field: '.data.a',
        },
      ],
    ]);
  });

  it('as a trial keeps nothing', async () => {
    const { status } = await apply(
      map('tried', { a: '1' }),
      'fieldManager=one&dryRun=All',
    );

    expect(status).toBe(201);
    expect((await ask('GET', `${maps}/tried`)).status).toBe(404);
  });

  it('makes what is not there, whichever version was thought of', async () => {
    const { status } = await apply(
      map('versioned', { a: '1' }, { resourceVersion: '1' }),
    );

    expect(status).toBe(201);
  });

  describe('is refused', () => {
    before(() => apply(map('known', { a: '1' })));

    const table = [
      [
        'without a manager',
        [map('known', {}), ''],
        [
          422,
          'Invalid',
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
        ],
      ],
      [
        'with a manager whose name is too long',
        [map('known', {}), `fieldManager=${'x'.repeat(129)}`],
        [
          422,
          'Invalid',
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes',
        ],
      ],
      [
        'with what fields are managed',
        [map('known', {}, { managedFields: [] })],
        [400, 'BadRequest', 'metadata.managedFields must be nil'],
      ],
      [
        'under another name',
        [map('other', {}), 'fieldManager=one', 'known'],
        [
          400,
          'BadRequest',
          'the name of the object (other) does not match the name on the URL (known)',
        ],
      ],
      [
        'at a version that is not the last',
        [map('known', { a: '2' }, { resourceVersion: '1' })],
        [
          409,
          'Conflict',
          'Operation cannot be fulfilled on configmaps "known": the object has been modified; please apply your changes to the latest version and try again',
        ],
      ],
      [
        'with a field that the kind does not have',
        [{ ...map('known', {}), foo: 1 }],
        [
          500,
          undefined,
          expect.stringContaining('.foo: field not declared in schema'),
        ],
      ],
      [
        'without a kind',
        [{ metadata: { name: 'known' } }],
        [400, 'BadRequest', 'invalid object type: /, Kind='],
      ],
    ];
    for (const [title, call, expected] of table) {
      it(title, async () => {
        expect(refusal(await apply(...call))).toEqual(expected);
      });
    }

    it('where force goes with another kind of patch', async () => {
      const answer = await ask('PATCH', `${maps}/known?force=true`, {
        type: patches.merge,
        body: {},
      });

      expect(refusal(answer)).toEqual([
        422,
        'Invalid',
        'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
      ]);
    });
  });
});
