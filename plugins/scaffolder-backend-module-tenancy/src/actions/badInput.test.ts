import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { messageOf } from '../__testUtils__/runAction';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';

jest.setTimeout(120_000);

const fixture = (name: string) =>
  readFileSync(
    path.resolve(
      __dirname,
      '../../../tenancy-common/src/check/__fixtures__',
      name,
    ),
    'utf8',
  );

/** What people get wrong, or try, in a tenant.yaml: the table that `check` is held to. */
interface Row {
  title: string;
  file: string;
  is: string;
  by: string;
  findings: { message: string; remedy: string }[];
}
const rows: Row[] = parse(fixture('badInput.yaml')).filter(
  /* A field of 1 MB is refused before it is read; see below. */
  ({ file, by }: Row) =>
    file === 'gitops/tenants/shop/tenant.yaml' && !by.includes('{1 MB}'),
);

/** What the table has words for, as it is too long to read. */
const long = new Map([
  ['{64 letters}', 's'.repeat(64)],
  ['{300 letters}', 'a'.repeat(300)],
  ['{brackets}', '['.repeat(10_000)],
  ['{bomb}', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n'],
]);

const workspace = createMockDirectory();
let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld(
    {
      'tenants/payments/tenant.yaml': fixture(
        'world/gitops/tenants/payments/tenant.yaml',
      ),
    },
    { profile: () => fixture('world/gitops/socle.yaml') },
  );
});

afterAll(async () => {
  await world?.stop();
});

const shop = fixture('world/gitops/tenants/shop/tenant.yaml');
const render = async (tenant: string) =>
  await messageOf(
    world.render({
      as: 'hugo',
      input: { tenant },
      workspacePath: workspace.path,
    }),
  );

it.each(rows.map(row => [row.title, row] as const))(
  'refuses what check refuses, in its words, and writes nothing: %s',
  async (_title, { is, by, findings }) => {
    expect(shop).toContain(is);
    const text = shop.replace(is, () =>
      by.replace(/\{[^{}:]+\}/g, word => long.get(word) ?? word),
    );
    const said = await render(text);
    expect(said).toMatch(/^InputError: The tenant .*[^]*\.$/);
    for (const { message, remedy } of findings) {
      expect(said).toContain(`${message} ${remedy}`);
    }
    expect(workspace.content()).toEqual({});
  },
);

it('refuses a field of 1 MB without reading it', async () => {
  const text = shop.replace('title: Shop', `title: ${'x'.repeat(2 ** 20)}`);
  expect(await render(text)).toBe(
    `InputError: The tenant has ${text.length} characters, and at most 65536 are read. Leave out what is not needed.`,
  );
});

it.each([
  ['as it is', shop],
  ['with lines that end in CRLF', shop.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${shop}`],
])('takes the tenant that the table spoils %s', async (_how, text) => {
  expect(await render(text)).toBe('no error');
  workspace.clear();
});
