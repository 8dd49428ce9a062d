import { world } from './__testUtils__/world';
import { check } from './check';
import { SourceFile } from './types';

const broken = world({
  replaced: [
    {
      file: 'checkout/deploy/dev/deployment.yaml',
      is: ':1.4.2',
      by: ':latest',
    },
  ],
});

const placesOf = (files: readonly SourceFile[]) =>
  check({ files }).map(({ rule, file }) => ({ rule, file }));

describe('check', () => {
  it.each([
    '/srv/checkout of main/',
    '/root/.cache/main/',
    '../',
    './',
    'a/b/../c/',
    '//',
    'a/'.repeat(100),
  ])('judges the same of files below %s', prefix => {
    const files = broken.map(file => ({
      ...file,
      path: `${prefix}${file.path}`,
    }));
    expect(placesOf(files)).toEqual([
      {
        rule: 'image-tag',
        file: `${prefix}checkout/deploy/dev/deployment.yaml`,
      },
    ]);
  });

  it.each(['.git/', '.github/workflows/', 'checkout/node_modules/a/'])(
    'does not look at what is below %s',
    folder => {
      const content = 'a: [';
      expect(
        check({ files: [...world(), { path: `${folder}a.yaml`, content }] }),
      ).toEqual([]);
    },
  );

  it('looks at a file whose name begins with a dot, which may be applied like any other', () => {
    const path = 'checkout/deploy/dev/.hidden.yaml';
    const files = [...world(), { path, content: 'a: [' }];
    expect(placesOf(files)).toEqual([{ rule: 'yaml', file: path }]);
  });

  it('tells of a file that lies too deep to be looked at', () => {
    const path = `${'a/'.repeat(101)}a.yaml`;
    const content = 'kind: Pod\n';
    expect(check({ files: [...world(), { path, content }] })).toMatchObject([
      {
        rule: 'file',
        file: path,
        line: 1,
        message: 'The file lies in more than 100 folders, one in the other.',
        remedy: 'Move it further up.',
      },
    ]);
  });
});
