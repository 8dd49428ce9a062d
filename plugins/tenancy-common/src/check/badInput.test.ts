import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { world } from './__testUtils__/world';
import { check } from './check';
import { SourceFile } from './types';

/** What people and programs get wrong, or try: one change of a company that keeps the rules, and all that is found. */
const table = z
  .array(
    z.strictObject({
      title: z.string(),
      file: z.string(),
      /** What stands there, and what comes instead. Words in braces stand for what is too long to read. */
      is: z.string(),
      by: z.string(),
      findings: z.array(
        z.strictObject({
          rule: z.string(),
          line: z.number(),
          path: z.string().optional(),
          message: z.string(),
          remedy: z.string(),
        }),
      ),
    }),
  )
  .parse(
    parse(
      readFileSync(resolve(__dirname, '__fixtures__/badInput.yaml'), 'utf8'),
    ),
  );

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
  '',
].join('\n');

const long = new Map([
  ['{1 MB}', 'x'.repeat(1024 * 1024)],
  ['{64 letters}', 's'.repeat(64)],
  ['{300 letters}', 'a'.repeat(300)],
  ['{brackets}', '['.repeat(10_000)],
  ['{bomb}', bomb],
]);

const written = (text: string) =>
  text.replace(/\{[^{}:]+\}/g, word => long.get(word) ?? word);

describe('a change that means harm, or nothing good', () => {
  it.each(table.map(row => [row.title, row] as const))(
    '%s',
    (_title, { file, is, by, findings }) => {
      const files = world({ replaced: [{ file, is, by: written(by) }] });
      expect(check({ files })).toEqual(
        findings.map(finding =>
          expect.objectContaining({ file, severity: 'error', ...finding }),
        ),
      );
    },
  );
});

describe('files as Windows writes them', () => {
  // What is rendered is compared byte for byte; what people write is read however their editor ends lines.
  const byHand =
    /^(?:gitops\/(?:socle|tenants\/\w+\/tenant)|payments\/.*|checkout\/.*)\.yaml$/;
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const asWritten = (
    change: (text: string) => string,
    replaced: { file: string; is: string; by: string }[] = [],
  ) =>
    world({ replaced }).map(file =>
      byHand.test(file.path) && 'content' in file
        ? { ...file, content: change(file.content) }
        : file,
    );

  it.each([
    ['with lines that end in CRLF', crlf],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['with both', (text: string) => `\uFEFF${crlf(text)}`],
  ])('are read %s', (_title, change) => {
    expect(check({ files: asWritten(change) })).toEqual([]);
  });

  it.each([
    ['gitops/tenants/shop/tenant.yaml', 'size: small', 'size: huge', 20],
    ['gitops/socle.yaml', 'currency: EUR', 'currency: euro', 132],
    [
      'payments/services/checkout.yaml',
      'environment: prod',
      'environment: test',
      5,
    ],
    [
      'payments/dev/kustomization.yaml',
      '- config.yaml',
      '- config.yaml\n  - more.yaml',
      5,
    ],
    [
      'checkout/deploy/dev/deployment.yaml',
      'checkout:1.4.2',
      'checkout:latest',
      20,
    ],
  ])('point to the line in %s', (file, is, by, line) => {
    const change = (text: string) => `\uFEFF${crlf(text)}`;
    expect(
      check({ files: asWritten(change, [{ file, is, by }]) }),
    ).toMatchObject([{ file, line }]);
  });

  it('are told where they are rendered, since Git would show each line of the next rendering', () => {
    const file = 'gitops/tenants/shop/dev/quota.yaml';
    const files = world().map(one =>
      one.path === file && 'content' in one
        ? { ...one, content: crlf(one.content) }
        : one,
    );
    expect(check({ files })).toMatchObject([
      {
        rule: 'drift',
        file,
        line: 1,
        message: expect.stringContaining('CRLF'),
      },
    ]);
  });
});

describe('a link that leads out of the tree', () => {
  it.each([
    'gitops/socle.yaml',
    'gitops/tenants/shop/tenant.yaml',
    'gitops/tenants/shop/dev/quota.yaml',
    'gitops/tenants/shop/dev',
    'gitops/tenants/shop',
    'gitops/tenants',
    'gitops/bootstrap',
    'gitops/CODEOWNERS',
    'payments/catalog-info.yaml',
    'payments/services/checkout.yaml',
    'payments/services',
    'payments/dev/kustomization.yaml',
    'payments/dev/config.yaml',
    'payments/dev',
    'checkout/deploy/dev/deployment.yaml',
    'checkout/deploy/dev',
    'checkout/deploy',
  ])('is told, and nothing else, where it stands for %s', path => {
    const files: SourceFile[] = [
      ...world().filter(file => !`${file.path}/`.startsWith(`${path}/`)),
      { path, problem: 'link', detail: '/etc' },
    ];
    expect(check({ files })).toEqual([
      {
        rule: 'file',
        severity: 'error',
        file: path,
        line: 1,
        message: 'The file is a link that leads out of its tree: /etc.',
        remedy: 'Put the content itself here: a link is never followed.',
      },
    ]);
  });
});
