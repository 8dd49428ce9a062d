import { world } from './__testUtils__/world';
import { check } from './check';

/* A team's pipeline has its own files, and the platform's profile and tenants beside them. */
const profileFile = 'gitops/socle.yaml';
const tenantFile = 'gitops/tenants/shop/tenant.yaml';

const checkShop = (is: string, by: string, ofProfile?: [string, string]) => {
  const files = world({
    replaced: [
      { file: tenantFile, is, by },
      ...(ofProfile
        ? [{ file: profileFile, is: ofProfile[0], by: ofProfile[1] }]
        : []),
    ],
  });
  const of = (wanted: (path: string) => boolean) =>
    files.filter(({ path }) => wanted(path));
  const [profile] = of(path => path === profileFile);
  return check({
    files: of(path => path.startsWith('gitops/tenants/shop/')),
    profile,
    tenants: of(path => path === 'gitops/tenants/payments/tenant.yaml'),
  });
};

describe('a tenant that is checked beside a profile and other tenants', () => {
  it('has no finding, and neither have those beside it', () => {
    const findings = checkShop('title: Shop', 'title: The shop', [
      'nodes: [10.10.0.0/20]',
      'nodes: [10.10.0.0/20, 10.10.0.0/24]',
    ]);
    expect(findings).toEqual([]);
  });

  it('cannot expose the host of one of them', () => {
    expect(
      checkShop('exposed: [shop.example.com]', 'exposed: [pay.example.com]'),
    ).toMatchObject([
      {
        rule: 'references',
        file: tenantFile,
        line: 24,
        message: '"pay.example.com" is exposed by payments already, in prod.',
      },
    ]);
  });

  it('cannot name a tenant that is not there', () => {
    expect(checkShop('tenant: payments,', 'tenant: payment,')).toMatchObject([
      {
        rule: 'references',
        file: tenantFile,
        line: 14,
        message: 'There is no tenant "payment".',
      },
    ]);
  });

  it('is told of what it adds to a cluster that is full', () => {
    expect(
      checkShop('title: Shop', 'title: Shop', [
        'capacity: { cpu: 400,',
        'capacity: { cpu: 10,',
      ]),
    ).toMatchObject([
      {
        rule: 'capacity',
        file: tenantFile,
        line: 23,
        path: 'spec.environments[1].size',
        message:
          'With this, tenants may request 12 CPU of paris-prod, which has 10.',
      },
    ]);
  });

  it('is told of the budget of its owner, whoever costs most', () => {
    expect(
      checkShop('owner: group:default/shop', 'owner: group:default/payments', [
        'group:default/payments: 1500',
        'group:default/payments: 500',
      ]),
    ).toMatchObject([
      {
        rule: 'budget',
        file: tenantFile,
        line: 8,
        message:
          'group:default/payments may spend 500 EUR in a month, and its tenants cost 595.5 EUR: payments 368.1 EUR and shop 227.4 EUR.',
      },
    ]);
  });

  it('is told where one of them does not agree to its traffic', () => {
    expect(
      checkShop('ports: [8080/TCP]', 'ports: [8080/TCP, 9090/TCP]'),
    ).toMatchObject([
      {
        rule: 'traffic-agreement',
        file: tenantFile,
        line: 13,
        message:
          'payments does not agree: in dev and prod, it has no rule that lets these pods of shop in on 9090/TCP.',
      },
    ]);
  });
});
