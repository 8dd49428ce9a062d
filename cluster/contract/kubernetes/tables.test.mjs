import { after, before, describe, it } from 'node:test';
import { expect } from 'expect';
import { done, makeNamespace, openWatch, patches } from '../lib/kubernetes.mjs';

const form = (as, v = 'v1') => ({
  accept: `application/json;as=${as};v=${v};g=meta.k8s.io,application/json`,
});
const age = expect.stringMatching(/^\d+(s|m\d*s?)$/);

describe('another shape', () => {
  let namespace;
  let maps;
  before(async () => {
    namespace = await makeNamespace();
    maps = `${namespace.path}/configmaps`;
    await done('POST', maps, {
      body: { metadata: { name: 'a' }, data: { one: '1', two: '2' } },
    });
  });
  after(() => namespace.remove());

  it('of a list is a table', async () => {
    const table = await done('GET', `${maps}?fieldSelector=metadata.name%3Da`, {
      headers: form('Table'),
    });

    expect(table).toEqual({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: expect.any(String) },
      columnDefinitions: [
        ['Name', 'name'],
        ['Data', ''],
        ['Age', ''],
      ].map(([name, format]) => ({
        name,
        type: 'string',
        format,
        description: expect.any(String),
        priority: 0,
      })),
      rows: [
        {
          cells: ['a', 2, age],
          object: {
            kind: 'PartialObjectMetadata',
            apiVersion: 'meta.k8s.io/v1',
            metadata: expect.objectContaining({ name: 'a' }),
          },
        },
      ],
    });
  });

  it('of an object is a table of one row, without the object where nobody wants it', async () => {
    const table = await done('GET', `${maps}/a?includeObject=None`, {
      headers: form('Table'),
    });

    expect(table.rows).toEqual([{ cells: ['a', 2, age], object: null }]);
  });

  it('of namespaces shows their phase', async () => {
    const { rows } = await done('GET', namespace.path, {
      headers: form('Table'),
    });

    expect(rows[0].cells).toEqual([namespace.name, 'Active', age]);
  });

  it('of Applications shows what Argo CD says', async () => {
    const { columnDefinitions } = await done(
      'GET',
      '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications',
      { headers: form('Table') },
    );

    expect(
      columnDefinitions.map(({ name, type, priority }) => [
        name,
        type,
        priority,
      ]),
    ).toEqual([
      ['Name', 'string', 0],
      ['Sync Status', 'string', 0],
      ['Health Status', 'string', 0],
      ['Revision', 'string', 10],
      ['Project', 'string', 10],
    ]);
  });

  it('is the metadata alone', async () => {
    const object = await done('GET', `${maps}/a`, {
      headers: form('PartialObjectMetadata'),
    });
    const list = await done('GET', maps, {
      headers: form('PartialObjectMetadataList'),
    });

    expect(Object.keys(object).sort()).toEqual([
      'apiVersion',
      'kind',
      'metadata',
    ]);
    expect([object.kind, object.apiVersion]).toEqual([
      'PartialObjectMetadata',
      'meta.k8s.io/v1',
    ]);
    expect(list.kind).toBe('PartialObjectMetadataList');
    expect(Object.keys(list.items[0])).toEqual(Object.keys(object));
  });

  it('of a watch is a table for each event, with the columns only once', async () => {
    const { metadata } = await done('GET', maps);
    for (const value of ['3', '4']) {
      await done('PATCH', `${maps}/a`, {
        type: patches.merge,
        body: { data: { one: value } },
      });
    }

    const watch = await openWatch(
      `${maps}?watch=1&resourceVersion=${metadata.resourceVersion}&timeoutSeconds=1`,
      { headers: form('Table') },
    );
    const [first, second] = await watch.rest();

    expect([first.type, first.object.kind]).toEqual(['MODIFIED', 'Table']);
    expect(first.object.columnDefinitions).toHaveLength(3);
    expect(second.object.columnDefinitions).toBeNull();
    expect(second.object.rows[0].cells).toEqual(['a', 2, age]);
  });
});
