import { parseRepoUrl } from './parseRepoUrl';

it.each([
  [
    'localhost:7017?owner=payments&repo=checkout',
    { host: 'localhost:7017', owner: 'payments', name: 'checkout' },
  ],
  [
    'forge.example.com?repo=a.b_c-d&owner=Team-1',
    { host: 'forge.example.com', owner: 'Team-1', name: 'a.b_c-d' },
  ],
  [
    'forge.example.com?owner=shop&repo=shop&workspace=ignored',
    { host: 'forge.example.com', owner: 'shop', name: 'shop' },
  ],
])('reads %s', (repoUrl, expected) => {
  expect(parseRepoUrl(repoUrl)).toEqual(expected);
});

it.each([
  ['', 'no address of a repository'],
  ['localhost:7017', 'no address of a repository'],
  ['http://localhost:7017?owner=a&repo=b', 'no address of a repository'],
  ['localhost:7017/api?owner=a&repo=b', 'no address of a repository'],
  ['user@localhost?owner=a&repo=b', 'no address of a repository'],
  ['localhost?owner=a&repo=b?c', 'no address of a repository'],
  ['localhost?repo=b', 'names no owner'],
  ['localhost?owner=&repo=b', 'names no owner'],
  ['localhost?owner=a', 'names no repo'],
  ['localhost?owner=a&owner=c&repo=b', 'names more than one owner'],
  ['localhost?owner=..&repo=b', 'The owner ".."'],
  ['localhost?owner=a%2Fb&repo=b', 'The owner "a/b"'],
  ['localhost?owner=a%252Fb&repo=b', 'The owner "a%2Fb"'],
  ['localhost?owner=a&repo=b..c', 'The repo "b..c"'],
  ['localhost?owner=a&repo=.git', 'The repo ".git"'],
  ['localhost?owner=a&repo=b.git', 'The repo "b.git"'],
  ['localhost?owner=a&repo=b.wiki', 'The repo "b.wiki"'],
  ['localhost?owner=a&repo=%D0%B0', 'The repo "а"'],
  [`localhost?owner=a&repo=${'b'.repeat(101)}`, 'at most 100'],
])('refuses %s', (repoUrl, message) => {
  expect(() => parseRepoUrl(repoUrl)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});

it('knows groups of groups where the host has them', () => {
  const repoUrl = 'gitlab.com?owner=shop%2Fweb&repo=cart';
  const hasSubgroups = (host: string) => host === 'gitlab.com';
  expect(parseRepoUrl(repoUrl, { hasSubgroups })).toEqual({
    host: 'gitlab.com',
    owner: 'shop/web',
    name: 'cart',
  });
  for (const owner of ['shop%2F..', '%2Fshop', 'shop%2F', 'shop%2F%2Fweb']) {
    expect(() =>
      parseRepoUrl(`gitlab.com?owner=${owner}&repo=cart`, { hasSubgroups }),
    ).toThrow('The owner');
  }
});
