import { parseEntityParams, parseEntityQuery } from './parseEntityParams';

describe('parseEntityParams', () => {
  it('reads the entity that a path names', () => {
    expect(
      parseEntityParams({
        kind: 'Component',
        namespace: 'default',
        name: 'checkout.v2',
      }),
    ).toEqual({ kind: 'Component', namespace: 'default', name: 'checkout.v2' });
  });

  it.each([
    ['kind', { kind: '../clusters', namespace: 'default', name: 'checkout' }],
    ['namespace', { kind: 'component', namespace: '', name: 'checkout' }],
    ['name', { kind: 'component', namespace: 'default', name: 'a?b#c' }],
    ['name', { kind: 'component', namespace: 'default', name: 'x'.repeat(64) }],
    ['name', { kind: 'component', namespace: 'default' }],
  ])('names the %s that is none', (parameter, params) => {
    expect(() => parseEntityParams(params)).toThrow(
      `${parameter} is no ${parameter} of a catalog entity`,
    );
  });
});

describe('parseEntityQuery', () => {
  it('reads the entity that a query names, and may name none', () => {
    expect(parseEntityQuery({ entity: 'component:default/checkout' })).toEqual({
      kind: 'component',
      namespace: 'default',
      name: 'checkout',
    });
    expect(parseEntityQuery({})).toBeUndefined();
  });

  it.each([
    ['two', { entity: ['component:a/b', 'component:a/c'] }, 'one reference'],
    ['an object', { entity: { kind: 'component' } }, 'one reference'],
    ['no reference', { entity: 'checkout' }, 'no reference'],
    ['a path', { entity: 'component:default/../x' }, 'no '],
  ])('refuses %s', (_, query, message) => {
    expect(() => parseEntityQuery(query)).toThrow(message);
  });
});
