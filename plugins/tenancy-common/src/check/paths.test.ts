import { world } from './__testUtils__/world';
import { check } from './check';

describe('check', () => {
  it.each(['/srv/checkout of main/', '../', './', 'a/b/../c/', '//'])(
    'judges the same of files below %s',
    prefix => {
      const broken = world({
        replaced: [
          {
            file: 'checkout/deploy/dev/deployment.yaml',
            is: ':1.4.2',
            by: ':latest',
          },
        ],
      }).map(file => ({ ...file, path: `${prefix}${file.path}` }));
      expect(
        check({ files: broken }).map(({ rule, file }) => ({ rule, file })),
      ).toEqual([
        {
          rule: 'image-tag',
          file: `${prefix}checkout/deploy/dev/deployment.yaml`,
        },
      ]);
    },
  );
});
