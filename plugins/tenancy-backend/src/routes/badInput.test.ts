import http from 'node:http';
import { formatTenant, TenantPreview } from '@socle/plugin-tenancy-common';
import { credentialsOf, ines } from '../__testUtils__/people';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { payments, tenantOf } from '../__testUtils__/tenants';

jest.setTimeout(120_000);

let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({ tenants: [payments] });
});

afterAll(async () => {
  await world.stop();
});

/** Sends a path as it is: clients resolve dots before they send them. */
async function getRaw(path: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(world.address());
  return await new Promise((resolve, reject) => {
    const request = http.get(
      {
        host: '127.0.0.1',
        port,
        path: `/api/tenancy${path}`,
        headers: { authorization: credentialsOf(ines) },
      },
      response => {
        let body = '';
        response.on('data', part => {
          body += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body }),
        );
      },
    );
    request.on('error', reject);
  });
}

/* Milliseconds of CPU time: far more than any answer takes on a slow machine, and far less than a bad pattern does. */
const budget = 15_000;

/** Runs it within the budget. */
async function within<T>(run: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(budget);
  return result;
}

describe('GET names/:name', () => {
  it.each([
    ['a climb', '..%2f..%2fsocle.yaml'],
    ['a climb that is encoded twice', '%252e%252e%252f'],
    ['another script', encodeURIComponent('shоp')],
    ['no width', encodeURIComponent('sh\u200bop')],
    ['a face', encodeURIComponent('😀')],
    ['64 characters', 's'.repeat(64)],
    ['200 characters', 's'.repeat(200)],
    ['a property of every object', '__proto__'],
    ['a zero', 'a%00b'],
    ['new lines', 'a%0d%0ab'],
    ['a page', encodeURIComponent('<script>alert(1)</script>')],
    ['what breaks bad patterns', `${'a-'.repeat(90)}A`],
  ])('%s is no name', async (_story, name) => {
    const { status, body } = await within(() => getRaw(`/names/${name}`));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      state: 'invalid',
      message: expect.stringMatching(/\.$/),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  it.each([
    ['201 characters', `/names/${'s'.repeat(201)}`, 400],
    ['what cannot be decoded', '/names/%ff', 400],
    ['half an escape', '/names/%', 400],
    ['a climb that servers may resolve', '/names/../../catalog/entities', 404],
    ['a climb in escapes', '/names/%2e%2e/%2e%2e', 404],
    ['more than a server reads', `/names/${'s'.repeat(20_000)}`, 431],
  ])('%s is refused', async (_story, path, expected) => {
    expect((await getRaw(path)).status).toBe(expected);
  });
});

describe.each(['/tenants/', '/requests/'])('GET %s:name', route => {
  it.each([
    ['a climb', '..%2f'],
    ['a climb that is encoded twice', '%252e'],
    ['another script', 'sh%D0%BEp'],
    ['64 characters', 's'.repeat(64)],
    ['2,000 characters', 's'.repeat(2000)],
    ['a property of every object', '__proto__'],
    ['a capital', 'Payments'],
    ['a zero', 'a%00'],
  ])('%s is no name', async (_story, name) => {
    const { status, body } = await getRaw(`${route}${name}`);
    expect(status).toBe(400);
    expect(JSON.parse(body).error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^name is no name of a tenant/),
    });
  });

  it('a method of every object is nobody', async () => {
    expect((await getRaw(`${route}constructor`)).status).toBe(404);
  });
});

const text = formatTenant(
  tenantOf('ledger', {
    owner: 'group:default/payments',
    environments: [{ quota: { 'requests.cpu': '2' } }],
    traffic: [
      { to: { fqdn: 'api.stripe.com' }, ports: ['443/TCP'], reason: 'Cards' },
      { to: { cidr: '10.0.0.0/16' }, ports: ['443/TCP'], reason: 'Vault' },
    ],
  }),
);
const bomb = Array.from({ length: 12 }, (_, level) => {
  const inner = level === 0 ? 'lol' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array(9).fill(inner).join(', ')}]\n`;
}).join('');

describe('POST preview', () => {
  it.each<[story: string, is: string, by: string]>([
    ['a name that climbs', 'name: ledger', 'name: ../ledger'],
    ['a name in escapes', 'name: ledger', 'name: "%2e%2e"'],
    ['a name in another script', 'name: ledger', 'name: lеdger'],
    ['a name of 64 letters', 'name: ledger', `name: ${'l'.repeat(64)}`],
    ['a name that is reserved', 'name: ledger', 'name: kube-system'],
    ['a name that is a number', 'name: ledger', 'name: 12'],
    ['a bomb of aliases', 'apiVersion', `${bomb}apiVersion`],
    ['a field of 60,000', 'title: LEDGER', `title: ${'L'.repeat(60_000)}`],
    [
      'a deep hole',
      'title: LEDGER',
      `title: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    ],
    ['20,000 lines of keys', 'spec:', `${'? a\n'.repeat(10_000)}spec:`],
    ['a negative quota', "'2'", '-1'],
    ['a quota of a billion', "'2'", '1e9'],
    ['a quota in words', "'2'", '4 cores'],
    ['a quota that is no number', "'2'", '.nan'],
    ['a network of 33 bits', '10.0.0.0/16', '10.0.0.0/33'],
    ['the whole world', '10.0.0.0/16', '0.0.0.0/0'],
    ['every name', 'api.stripe.com', "'*'"],
    ['a port of all', '443/TCP', '99999/TCP'],
    [
      'a pattern that explodes',
      'reason: Cards',
      `reason: Cards\n      http: [{ path: '${'(a+)+'.repeat(50)}$' }]`,
    ],
    ['a property of every object', 'spec:', '__proto__: { owner: me }\nspec:'],
    ['a key twice', 'kind: Tenant', 'kind: Tenant\nkind: Tenant'],
    ['two documents', 'apiVersion', 'a: 1\n---\napiVersion'],
    ['a tag', 'title: LEDGER', 'title: !!js/function "x"'],
    ['a zero', 'title: LEDGER', 'title: "a\\0b"'],
    ['an owner that is nobody', 'group:default/payments', 'group:../../x'],
    ['a size that is everybody’s', 'size: small', 'size: constructor'],
    ['a cluster that is not there', 'paris-nonprod', '__proto__'],
  ])('finds %s', async (_story, is, by) => {
    expect(text).toContain(is);
    const { status, body } = await within(() =>
      world.post('/preview', ines, {
        kind: 'create',
        text: text.replace(is, () => by),
      }),
    );
    expect(status).toBe(200);
    const { findings, plan } = body as TenantPreview;
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        message: expect.stringMatching(/\.$/),
        remedy: expect.stringMatching(/\.$/),
      }),
    );
    /* Nothing of it becomes a path. */
    for (const { path } of plan?.files ?? []) {
      expect(path).toMatch(/^tenants\/[a-z][a-z0-9-]+\/[\w./-]+$/);
      expect(path).not.toContain('..');
    }
  });

  it.each([
    ['nothing', ''],
    ['a byte', '\0'],
    ['a list', '[]'],
    ['a word', 'tenant'],
    ['half a document', text.slice(0, text.length / 2)],
  ])('finds something wrong with %s', async (_story, given) => {
    const { status, body } = await world.post('/preview', ines, {
      kind: 'create',
      text: given,
    });
    expect(status).toBe(200);
    expect((body as TenantPreview).findings).not.toEqual([]);
  });

  const raw = async (type: string, body: string) =>
    await fetch(`${world.address()}/preview`, {
      method: 'POST',
      headers: { authorization: credentialsOf(ines), 'content-type': type },
      body,
    });

  it.each([
    ['no JSON', 'application/json', '{"kind":', 400],
    ['no object', 'application/json', '[]', 400],
    ['nothing', 'application/json', '', 400],
    ['a text', 'text/plain', text, 400],
    ['a form', 'application/x-www-form-urlencoded', 'kind=create', 400],
    ['lists in lists', 'application/json', '['.repeat(100_000), 400],
    [
      'text of another type',
      'application/json',
      '{"kind":"create","text":{"length":1}}',
      400,
    ],
    [
      'a field of 1 MB',
      'application/json',
      JSON.stringify({ kind: 'create', text: 'x'.repeat(2 ** 20) }),
      413,
    ],
    ['a language of no people', 'application/json; charset=x', '{}', 415],
  ])('refuses %s', async (_story, type, body, expected) => {
    const response = await within(() => raw(type, body));
    expect(response.status).toBe(expected);
    expect(await response.json()).toMatchObject({
      error: { message: expect.any(String) },
      response: { statusCode: expected },
    });
  });
});
