import {
  isObjectName,
  isOwnerName,
  isReferenceName,
  isRepositoryName,
  isTreePath,
} from './names';

describe('isOwnerName', () => {
  it.each(['payments', 'ines.moreau', 'a-b_c.d', 'A1'])('takes %p', name =>
    expect(isOwnerName(name)).toBe(true),
  );

  it.each([
    '',
    '.',
    '..',
    '-a',
    'a-',
    'a..b',
    'a/b',
    'a\\b',
    'a\0b',
    'a b',
    'naïve',
    'api',
    'API',
    'user',
    'assets',
    'a'.repeat(41),
    '%2e%2e',
  ])('refuses %p', name => expect(isOwnerName(name)).toBe(false));
});

describe('isRepositoryName', () => {
  it.each(['checkout', '.github', 'a-b_c.d', 'A1'])('takes %p', name =>
    expect(isRepositoryName(name)).toBe(true),
  );

  it.each([
    '',
    '.',
    '..',
    '...',
    '-oProxyCommand',
    '--upload-pack',
    'a/b',
    'a\0',
    'a\n',
    'a.git',
    'a.GIT',
    'a.wiki',
    'pаyments',
    'a'.repeat(101),
  ])('refuses %p', name => expect(isRepositoryName(name)).toBe(false));
});

describe('isReferenceName', () => {
  it.each(['main', 'feature/x', 'bäh', 'a.b', 'a@b', 'v1.0-rc_1', '🚀'])(
    'takes %p',
    name => expect(isReferenceName(name)).toBe(true),
  );

  it.each([
    '',
    '@',
    '-d',
    '--help',
    '/a',
    'a/',
    'a//b',
    'a..b',
    'a.',
    '.a',
    'a/.b',
    'a.lock',
    'a.lock/b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a@{1}',
    'a\nb',
    'a\u007f',
    'a'.repeat(251),
  ])('refuses %p', name => expect(isReferenceName(name)).toBe(false));
});

describe('isTreePath', () => {
  it.each([
    'a',
    'a/b.txt',
    '.github/x',
    'ö ü',
    '.gitignore',
    'a.git',
    ':(glob)*',
  ])('takes %p', path => expect(isTreePath(path)).toBe(true));

  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    'a/../b',
    '.git',
    'a/.git/config',
    '.GIT/hooks',
    '.git ./x',
    'git~1/x',
    'a\0b',
    'a\nb',
    'a'.repeat(501),
  ])('refuses %p', path => expect(isTreePath(path)).toBe(false));
});

describe('isObjectName', () => {
  it.each([
    ['abcd', true],
    ['a'.repeat(40), true],
    ['abc', false],
    ['a'.repeat(41), false],
    ['ABCD', false],
    ['--ab', false],
  ])('says of %p: %p', (name, expected) =>
    expect(isObjectName(name)).toBe(expected),
  );
});
