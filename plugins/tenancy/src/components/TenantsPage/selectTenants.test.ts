import {
  broken,
  listing,
  manyTenants,
  requests,
  shop,
} from '../../__fixtures__/tenants';
import { forgeIsDown, treeIsRead } from '../../__fixtures__/tenants';
import { assessTenants } from './assessTenants';
import { choicesOf, pageOf, selectTenants, tenantRows } from './selectTenants';
import { parseTenantQuery } from './tenantQuery';

const rows = tenantRows(listing.tenants, requests.requests);

const select = (address: string) =>
  selectTenants(rows, parseTenantQuery(new URLSearchParams(address)), 'en').map(
    ({ name }) => name,
  );

describe('selectTenants', () => {
  it.each<[string, string[]]>([
    ['', ['broken', 'logistics', 'refunds', 'insights', 'payments', 'shop']],
    [
      'order=desc',
      ['payments', 'shop', 'insights', 'refunds', 'broken', 'logistics'],
    ],
    [
      'sort=name',
      ['broken', 'insights', 'logistics', 'payments', 'refunds', 'shop'],
    ],
    [
      'sort=owner',
      ['insights', 'logistics', 'payments', 'refunds', 'shop', 'broken'],
    ],
    [
      'sort=price&order=desc',
      ['shop', 'logistics', 'payments', 'refunds', 'insights', 'broken'],
    ],
    [
      'sort=price',
      ['insights', 'refunds', 'logistics', 'payments', 'shop', 'broken'],
    ],
    [
      'sort=changed&order=desc',
      ['payments', 'refunds', 'shop', 'broken', 'insights', 'logistics'],
    ],
    ['state=invalid', ['broken', 'logistics']],
    ['owner=group%3Adefault%2Fpayments', ['refunds', 'payments']],
    ['cluster=legacy', ['logistics']],
    ['environment=staging', ['shop']],
    ['q=LEDGER', ['payments']],
    ['q=shop-staging', ['shop']],
    ['q=paris+pay', ['refunds', 'payments']],
    ['q=nothing+like+it', []],
  ])('of "%s" are %j', (address, expected) => {
    expect(select(address)).toEqual(expected);
  });

  it('finds what has accents by who types none, and the other way round', () => {
    const [row] = tenantRows([{ ...shop, title: 'Équipe Çà' }], []);
    const find = (search: string) =>
      selectTenants(
        [row],
        { search, sort: 'name', descending: false, page: 1 },
        'fr',
      ).length;

    expect([find('equipe'), find('ÉQUIPE ca'), find('équipes')]).toEqual([
      1, 1, 0,
    ]);
  });
});

describe('pageOf', () => {
  it.each([
    [1, 2, [1, 2], 1],
    [3, 2, [5], 3],
    [9, 2, [5], 3],
    [1, 10, [1, 2, 3, 4, 5], 1],
  ])('page %d of size %d is %j', (page, size, expected, shown) => {
    expect(pageOf([1, 2, 3, 4, 5], page, size)).toMatchObject({
      rows: expected,
      page: shown,
    });
  });

  it('of nothing is the first, and empty', () => {
    expect(pageOf([], 4, 10)).toEqual({ rows: [], page: 1, pages: 1 });
  });
});

describe('choicesOf', () => {
  it('has each owner, cluster and environment once', () => {
    const { owners, clusters, environments } = choicesOf([
      ...listing.tenants,
      ...manyTenants(20).tenants,
    ]);

    expect(owners).toHaveLength(4 + 10);
    expect(clusters.map(({ name }) => name)).toEqual([
      'legacy',
      'paris-nonprod',
      'paris-prod',
    ]);
    expect(environments).toEqual(['depots', 'dev', 'prod', 'staging']);
  });
});

describe('assessTenants', () => {
  it('counts the worst first, and is no better than it', () => {
    expect(assessTenants(listing.tenants, treeIsRead)).toEqual({
      status: { ...treeIsRead, level: 'error' },
      total: 6,
      states: [
        { state: 'invalid', count: 2 },
        { state: 'requested', count: 1 },
        { state: 'suspended', count: 1 },
        { state: 'live', count: 2 },
      ],
    });
    expect(assessTenants([shop], forgeIsDown)).toMatchObject({
      status: { level: 'ok', staleSince: forgeIsDown.staleSince },
      states: [{ state: 'live', count: 1 }],
    });
    expect(assessTenants([broken], treeIsRead).status.level).toBe('error');
  });
});
