import { matchesGlob, matchesPath, matchesPathspec } from './globs';

describe('matchesPath', () => {
  it.each([
    ['tenants/*/argocd', 'tenants/payments/argocd', true],
    ['tenants/*', 'tenants/payments/argocd', false],
    ['*', '', true],
    ['Cilium*', 'CiliumNetworkPolicy', true],
    ['tenants/[a-m]*', 'tenants/loyalty', true],
    ['tenants/[^a-m]*', 'tenants/loyalty', false],
    ['a.b', 'axb', false],
    ['[', '[', false],
  ])('%s and %s: %s', (pattern, value, expected) => {
    expect(matchesPath(pattern, value)).toBe(expected);
  });
});

describe('matchesGlob', () => {
  it.each([
    ['payments-*', 'payments-dev', undefined, true],
    ['http://forge/*', 'http://forge/payments/checkout', '/', false],
    ['http://forge/**', 'http://forge/payments/checkout', '/', true],
    ['http://forge/*', 'http://forge/payments/checkout', undefined, true],
    ['*.{yaml,yml}', 'a.yml', undefined, true],
    ['{a', 'a', undefined, false],
  ] as const)(
    '%s and %s with separator %s: %s',
    (pattern, value, separator, expected) => {
      expect(matchesGlob(pattern, value, { separator })).toBe(expected);
    },
  );
});

describe('matchesPathspec', () => {
  it.each([
    ['services/*.yaml', 'services/checkout.yaml', true],
    ['services/*.yaml', 'services/deep/checkout.yaml', true],
    ['services', 'services/checkout.yaml', true],
    ['services/*.yaml', 'other/checkout.yaml', false],
  ])('%s and %s: %s', (pattern, value, expected) => {
    expect(matchesPathspec(pattern, value)).toBe(expected);
  });
});
