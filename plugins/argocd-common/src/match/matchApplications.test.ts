import { entity, names, scope } from './__testUtils__/company';

describe('an entity without annotations', () => {
  it('shows the Applications that bear its name in its tenant', () => {
    expect(names({})).toEqual({
      matched: [
        'payments.dev.checkout dev name',
        'second:payments.dev.checkout dev name',
        'payments.prod.checkout prod name',
      ],
      refused: [],
    });
  });

  it('shows what its workloads are tracked by', () => {
    expect(
      names({
        entity: entity({}, 'accounts'),
        tracked: [
          { name: 'payments.prod.ledger' },
          { name: 'payments.dev.checkout', namespace: 'teams' },
          { name: 'shop.dev.front' },
        ],
      }).matched,
    ).toEqual([
      'second:payments.dev.checkout dev tracking',
      'payments.prod.ledger prod tracking',
    ]);
  });

  it('shows what its selector finds among the labels of Applications', () => {
    expect(
      names({
        entity: entity({}, 'accounts'),
        scope: scope('app.kubernetes.io/name=ledger'),
      }).matched,
    ).toEqual([
      'payments.dev.ledger dev label',
      'payments.prod.ledger prod label',
    ]);
  });

  it('shows nothing where it has no tenant and no environment', () => {
    expect(
      names({ scope: { ...scope(), tenant: undefined, environments: [] } }),
    ).toEqual({ matched: [], refused: [] });
  });

  it('shows all of a tenant that it is itself, wherever that deploys', () => {
    expect(
      names({ entity: entity({}, 'payments', 'System'), scope: scope() })
        .matched,
    ).toEqual([
      'payments.dev dev tenant',
      'payments.dev.checkout dev tenant',
      'second:payments.dev.checkout dev tenant',
      'payments.dev.ledger dev tenant',
      'payments.prod prod tenant',
      'payments.prod.checkout prod tenant',
      'payments.prod.ledger prod tenant',
      'payments – tenant',
      'payments.stray – tenant',
    ]);
  });

  it('shows one environment where it is that namespace', () => {
    const whole = scope();
    expect(
      names({
        entity: entity({}, 'payments-prod', 'Resource'),
        scope: { ...whole, environments: whole.environments.slice(1) },
      }).matched,
    ).toEqual([
      'payments.prod prod tenant',
      'payments.prod.checkout prod tenant',
      'payments.prod.ledger prod tenant',
    ]);
  });

  it('trusts destinations alone where the platform trusts annotations', () => {
    expect(
      names({
        scope: {
          ...scope(),
          tenant: undefined,
          environments: [
            { name: 'shop-dev', cluster: 'paris-dev', namespace: 'shop-dev' },
          ],
        },
      }).matched,
    ).toEqual([
      'shop.dev.front shop-dev tenant',
      'shop.dev.spoof shop-dev tenant',
    ]);
  });

  it("finds clusters by Argo CD's names for them", () => {
    const other = scope();
    expect(
      names({
        scope: {
          ...other,
          environments: [
            { name: 'dev', cluster: 'eu-west', namespace: 'payments-dev' },
          ],
        },
        clusters: [{ cluster: 'eu-west', name: 'paris-dev' }],
        entity: entity({}, 'payments-dev', 'Resource'),
      }).matched,
    ).toContain('payments.dev dev tenant');
  });
});
