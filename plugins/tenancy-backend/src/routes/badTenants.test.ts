import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readYaml } from '@socle/plugin-platform-common/documents';
import { parseTenant, TenantPreview } from '@socle/plugin-tenancy-common';
import { tom } from '../__testUtils__/people';
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

function rowsOf(table: string): Row[] {
  const reading = readYaml(table, 'badInput.yaml');
  if (!reading.ok) {
    throw new Error(reading.findings[0].message);
  }
  return (reading.source.value as Row[]).filter(
    /* A field of 1 MB is refused before it is read; see badInput. */
    ({ file, by }) =>
      file === 'gitops/tenants/shop/tenant.yaml' && !by.includes('{1 MB}'),
  );
}

/** What the table has words for, as it is too long to read. */
const long = new Map([
  ['{64 letters}', 's'.repeat(64)],
  ['{300 letters}', 'a'.repeat(300)],
  ['{brackets}', '['.repeat(10_000)],
  ['{bomb}', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n'],
]);

const shop = fixture('world/gitops/tenants/shop/tenant.yaml');
let world: TenancyWorld;

beforeAll(async () => {
  const payments = parseTenant(
    fixture('world/gitops/tenants/payments/tenant.yaml'),
    'tenant.yaml',
  );
  if (!payments.ok) {
    throw new Error('The tenant beside it is not valid');
  }
  world = await startTenancyWorld({
    tenants: [payments.value],
    files: { 'socle.yaml': fixture('world/gitops/socle.yaml') },
  });
});

afterAll(async () => {
  await world.stop();
});

const preview = async (text: string) =>
  await world.post('/preview', tom, { kind: 'create', text });

it.each(rowsOf(fixture('badInput.yaml')).map(row => [row.title, row] as const))(
  'previews what check finds, in its words: %s',
  async (_title, { is, by, findings }) => {
    expect(shop).toContain(is);
    const text = shop.replace(is, () =>
      by.replace(/\{[^{}:]+\}/g, word => long.get(word) ?? word),
    );
    const { status, body } = await preview(text);
    expect(status).toBe(200);
    for (const { message, remedy } of findings) {
      expect((body as TenantPreview).findings).toContainEqual(
        expect.objectContaining({ severity: 'error', message, remedy }),
      );
    }
  },
);

it.each([
  ['as it is', shop],
  ['with lines that end in CRLF', shop.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\uFEFF${shop}`],
])(
  'has nothing against the tenant that the table spoils %s',
  async (_how, text) => {
    const { status, body } = await preview(text);
    expect(status).toBe(200);
    expect(
      (body as TenantPreview).findings.filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
  },
);
