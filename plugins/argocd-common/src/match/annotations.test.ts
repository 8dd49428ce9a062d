import { applications, entity, names, scope } from './__testUtils__/company';
import { matchApplications } from './matchApplications';

describe('annotations', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    [
      'name an Application',
      { 'argocd/app-name': 'payments.dev.ledger' },
      ['payments.dev.ledger dev annotation'],
      [],
    ],
    [
      'name several',
      { 'argocd/app-name': 'payments.dev.ledger, payments.prod.ledger' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      'name one of another tenant',
      { 'argocd/app-name': 'shop.dev.front' },
      [],
      ['argocd/app-name shop.dev.front other-tenant'],
    ],
    [
      "name one of another tenant's project in our namespace",
      { 'argocd/app-name': 'shop.dev.intruder' },
      [],
      ['argocd/app-name shop.dev.intruder other-tenant'],
    ],
    [
      'name one of another tenant that bears our label',
      { 'argocd/app-name': 'shop.dev.spoof' },
      [],
      ['argocd/app-name shop.dev.spoof other-tenant'],
    ],
    [
      'name one that is not there',
      { 'argocd/app-name': 'nothing' },
      [],
      ['argocd/app-name nothing not-found'],
    ],
    [
      'name one that deploys elsewhere',
      { 'argocd/app-name': 'payments.stray' },
      [],
      ['argocd/app-name payments.stray not-an-environment'],
    ],
    [
      'name one of ours and one of others',
      { 'argocd/app-name': 'payments.dev.ledger,shop.dev.front' },
      ['payments.dev.ledger dev annotation'],
      ['argocd/app-name shop.dev.front other-tenant'],
    ],
    [
      'select',
      { 'argocd/app-selector': 'tier=data' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      "select another tenant's",
      { 'argocd/app-selector': 'tier=web' },
      [],
      ['argocd/app-selector tier=web not-found'],
    ],
    [
      'name our project',
      { 'argocd/project-name': 'payments', 'argocd/app-selector': 'tier' },
      [
        'payments.dev.ledger dev annotation',
        'payments.prod.ledger prod annotation',
      ],
      [],
    ],
    [
      "name another tenant's project",
      { 'argocd/project-name': 'shop' },
      [],
      ['argocd/project-name shop other-tenant'],
    ],
    [
      'name a project that is not there',
      { 'argocd/project-name': 'none' },
      [],
      ['argocd/project-name none not-found'],
    ],
    [
      'name a namespace of Applications',
      {
        'argocd/app-name': 'payments.dev.checkout',
        'argocd/app-namespace': 'teams',
      },
      ['second:payments.dev.checkout dev annotation'],
      [],
    ],
    [
      'name an instance',
      { 'argocd/instance-name': 'second' },
      ['second:payments.dev.checkout dev name'],
      [],
    ],
    [
      'name an instance that is not there',
      { 'argocd/instance-name': 'third' },
      [],
      ['argocd/instance-name third unknown-instance'],
    ],
  ])('%s', (_title, annotations, matched, refused) => {
    expect(
      names({ entity: entity(annotations), instances: ['main', 'second'] }),
    ).toEqual({ matched, refused });
  });

  it.each([
    ['argocd/app-name', '../clusters'],
    ['argocd/app-name', 'a/../../api'],
    ['argocd/app-name', 'checkout?project=shop'],
    ['argocd/app-name', 'checkout#x'],
    ['argocd/app-name', 'check out'],
    ['argocd/app-name', 'checkout%2f..'],
    ['argocd/app-name', ''],
    ['argocd/app-name', '..'],
    ['argocd/app-name', 'Checkout'],
    ['argocd/app-name', 'a'.repeat(254)],
    ['argocd/app-name', 'a,'.repeat(200)],
    ['argocd/app-name', 'checkout\u0000'],
    ['argocd/app-name', 'checkout\nx'],
    ['argocd/app-name', 'x'.repeat(1_000_000)],
    ['argocd/project-name', '../payments'],
    ['argocd/project-name', 'payments&selector=a'],
    ['argocd/app-namespace', 'argo cd'],
    ['argocd/app-namespace', 'a'.repeat(64)],
    ['argocd/app-selector', 'a=b&project=shop'],
    ['argocd/app-selector', 'a=b;c'],
    ['argocd/app-selector', ''],
    ['argocd/app-selector', 'a in (b'],
    ['argocd/instance-name', 'http://evil.example.com'],
  ])(
    'that hold what nobody can be called show nothing: %s %j',
    (name, value) => {
      const found = matchApplications({
        entity: entity({ [name]: value }),
        scope: scope(),
        applications,
      });
      expect(found.matched).toEqual([]);
      expect(found.refused).toEqual([
        {
          annotation: name,
          value: value.slice(0, 256),
          reason: 'invalid-value',
        },
      ]);
    },
  );

  it('may name an Application of 253 characters', () => {
    expect(
      names({ entity: entity({ 'argocd/app-name': 'a'.repeat(253) }) }).refused,
    ).toEqual(['argocd/app-name 253 not-found']);
  });
});
