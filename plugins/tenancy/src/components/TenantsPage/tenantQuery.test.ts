import {
  isNarrowed,
  parseTenantQuery,
  printTenantQuery,
  TenantQuery,
} from './tenantQuery';

const usual: TenantQuery = {
  search: '',
  sort: 'state',
  descending: false,
  page: 1,
};

describe('the query of an address', () => {
  it.each<[string, TenantQuery]>([
    ['', usual],
    ['q=card+payments', { ...usual, search: 'card payments' }],
    [
      'state=invalid&owner=group%3Adefault%2Fshop',
      { ...usual, state: 'invalid', owner: 'group:default/shop' },
    ],
    ['cluster=paris-prod', { ...usual, cluster: 'paris-prod' }],
    ['environment=prod', { ...usual, environment: 'prod' }],
    [
      'sort=price&order=desc&page=3',
      { ...usual, sort: 'price', descending: true, page: 3 },
    ],
  ])('reads and prints "%s"', (address, query) => {
    expect(parseTenantQuery(new URLSearchParams(address))).toEqual(query);
    expect(printTenantQuery(query).toString()).toBe(address);
  });

  it.each([
    'state=gone',
    'sort=__proto__',
    'order=up',
    'page=0',
    'page=-1',
    'page=1.5',
    'page=1e99',
    'page=two',
    'owner=&cluster=&q=',
    'tab=7',
  ])('leaves out "%s"', address => {
    expect(parseTenantQuery(new URLSearchParams(address))).toEqual(usual);
  });

  it('knows what leaves tenants out', () => {
    expect(isNarrowed(usual)).toBe(false);
    expect(isNarrowed({ ...usual, search: '  ', sort: 'price' })).toBe(false);
    expect(isNarrowed({ ...usual, search: 'a' })).toBe(true);
    expect(isNarrowed({ ...usual, cluster: 'legacy' })).toBe(true);
  });
});
