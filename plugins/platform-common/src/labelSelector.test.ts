import { matchesLabels, parseLabelSelector } from './labelSelector';

describe('parseLabelSelector', () => {
  it.each([
    ['app=checkout', 'app=checkout'],
    [' app == checkout , tier!=web ', 'app=checkout,tier!=web'],
    ['app in (b, a,a)', 'app in (a,b)'],
    ['app notin (a,b),!canary,stable', 'app notin (a,b),!canary,stable'],
    ['app in (a)', 'app=a'],
    ['app=', 'app='],
    ['app=a\n', 'app=a'],
    ['app.kubernetes.io/name=checkout', 'app.kubernetes.io/name=checkout'],
  ])('reads %p as %p', (selector, canonical) => {
    expect(parseLabelSelector(selector)).toMatchObject({
      valid: true,
      canonical,
    });
  });

  it.each([
    '',
    ',',
    'app=a,',
    'app=a b',
    'app=a&fieldSelector=x',
    'app in a,b',
    'app in (a',
    'app=a)',
    'a=b=c',
    '-app=a',
    'app=-a',
    'UPPER.io/app=a',
    '/app=a',
    'a/b/c=d',
    `app=${'a'.repeat(64)}`,
    `app=a${',app=a'.repeat(400)}`,
    'app=a\nb',
    'app=%2e',
  ])('refuses %p', selector => {
    expect(parseLabelSelector(selector)).toMatchObject({ valid: false });
  });
});

describe('matchesLabels', () => {
  it.each([
    ['app=a', { app: 'a' }, true],
    ['app=a', { app: 'b' }, false],
    ['app=a', undefined, false],
    ['app!=a', undefined, true],
    ['app in (a,b),tier', { app: 'b', tier: '' }, true],
    ['app in (a,b),tier', { app: 'b' }, false],
    ['app notin (a,b)', { app: 'c' }, true],
    ['!app', { app: '' }, false],
    ['constructor', {}, false],
  ])('%p on %j: %p', (selector, labels, expected) => {
    const parsed = parseLabelSelector(selector);
    expect(
      parsed.valid &&
        matchesLabels({ requirements: parsed.requirements, labels }),
    ).toBe(expected);
  });
});
