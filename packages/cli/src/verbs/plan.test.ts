import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { mkdirSync, symlinkSync } from 'node:fs';
import {
  parseProfile,
  parseTenant,
  plan,
  price,
} from '@socle/plugin-tenancy-common';
import {
  commandLine,
  readAll,
  sampleProfile,
  sampleTenant,
  writeAll,
} from '../__testUtils__/commandLine';

const command = commandLine();
const larger = sampleTenant.replace(
  'requests.memory: 24Gi',
  'requests.memory: 32Gi',
);
const web = sampleTenant
  .replaceAll('payments', 'web')
  .replace('from: {tenant: web,', 'from: {tenant: shop,');
const profile = ['--profile', 'socle.yaml'];

function value<T>(parsed: { ok: true; value: T } | { ok: false }): T {
  if (!parsed.ok) {
    throw new Error('The sample is wrong');
  }
  return parsed.value;
}

const tenantOf = (text: string) => value(parseTenant(text, 'tenant.yaml'));
const profileOf = (text: string) => value(parseProfile(text, 'socle.yaml'));

describe('socle plan', () => {
  const files = {
    'before.yaml': sampleTenant,
    'after.yaml': larger,
    'socle.yaml': sampleProfile,
  };

  it('says first what the change means, then what it costs, then every line', async () => {
    const folder = command.folder(files);

    const { code, stdout, stderr } = await command.run(folder, [
      'plan',
      'before.yaml',
      'after.yaml',
      ...profile,
    ]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [words, money, ...diff] = stdout.split('\n\n');
    expect(words).toMatch(/^payments\n {2}widens {3}\S.*memory.*prod/);
    expect(money).toBe(
      '  414.50 EUR a month, +23.20 (391.30 before); budget 1500.00 EUR\n    prod: 300.80, +23.20',
    );
    expect(diff.join('\n\n')).toContain(
      '\n-    requests.memory: 24Gi\n+    requests.memory: 32Gi\n',
    );
  });

  it('gives a diff that git applies', async () => {
    const folder = command.folder(files);
    const args = ['render', 'before.yaml', ...profile, '--out', '.'];
    await command.run(folder, args);
    writeAll(folder, { 'tenants/payments/tenant.yaml': sampleTenant });
    const { stdout } = await command.run(folder, [
      'plan',
      'before.yaml',
      'after.yaml',
      ...profile,
    ]);
    writeAll(folder, { 'change.diff': stdout.slice(stdout.indexOf('--- ')) });

    execFileSync('git', ['apply', 'change.diff'], { cwd: folder });

    const applied = readAll(join(folder, 'tenants'));
    await command.run(folder, [
      'render',
      'after.yaml',
      ...profile,
      '--out',
      '.',
    ]);
    expect(readAll(join(folder, 'tenants'))).toEqual(applied);
    expect(applied['payments/tenant.yaml']).toBe(larger);
  });

  it('answers the plan of the domain as JSON', async () => {
    const folder = command.folder(files);
    const { stdout } = await command.run(folder, [
      'plan',
      'before.yaml',
      'after.yaml',
      ...profile,
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout)).toEqual([
      plan({
        before: tenantOf(sampleTenant),
        after: tenantOf(larger),
        profile: profileOf(sampleProfile),
        texts: { before: sampleTenant, after: larger },
      }),
    ]);
  });

  it.each([
    ['-', 'after.yaml', 'widens   creates tenant payments'],
    ['/dev/null', 'after.yaml', 'widens   creates tenant payments'],
    ['after.yaml', '-', 'narrows  removes tenant payments'],
    ['before.yaml', 'before.yaml', 'Nothing changes.'],
  ])('from %s to %s', async (before, after, said) => {
    const folder = command.folder(files);
    const { code, stdout } = await command.run(folder, [
      'plan',
      before,
      after,
      ...profile,
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(said);
  });

  describe('of whole trees', () => {
    const before = {
      'old/socle.yaml': sampleProfile,
      'old/tenants/payments/tenant.yaml': sampleTenant,
      'old/tenants/web/tenant.yaml': web,
      'new/socle.yaml': sampleProfile,
      'new/tenants/payments/tenant.yaml': sampleTenant,
      'new/tenants/web/tenant.yaml': web,
    };
    const tenantsOf = async (
      files_: Record<string, string>,
      args: string[],
    ) => {
      const folder = command.folder({ ...before, ...files_ });
      const { code, stdout } = await command.run(folder, [
        'plan',
        ...args,
        '--profile',
        'new/socle.yaml',
        '--format',
        'json',
      ]);
      expect(code).toBe(0);
      return JSON.parse(stdout).map(
        ({ tenant, price: { difference } }: ReturnType<typeof plan>) =>
          `${tenant} ${difference}`,
      );
    };
    const dearer = {
      'new/socle.yaml': sampleProfile.replace('cpu: 21.50', 'cpu: 22.50'),
    };

    it.each([
      ['nothing differs', {}, ['old', 'new'], []],
      [
        'one tenant differs',
        { 'new/tenants/payments/tenant.yaml': larger },
        ['old', 'new'],
        ['payments 23.2'],
      ],
      [
        'a folder of tenants is named',
        { 'new/tenants/payments/tenant.yaml': larger },
        ['old/tenants', 'new/tenants'],
        ['payments 23.2'],
      ],
      [
        "a tenant's folder is named",
        { 'new/tenants/payments/tenant.yaml': larger },
        ['old/tenants/payments', 'new/tenants/payments'],
        ['payments 23.2'],
      ],
      ['a platform begins', {}, ['-', 'new'], ['payments 391.3', 'web 391.3']],
      [
        'only a label does',
        { 'new/tenants/web/tenant.yaml': web.replace('FR-4021', 'FR-1') },
        ['old', 'new'],
        ['web 0'],
      ],
    ])(
      'plans each tenant that differs where %s',
      async (_, changed, args, expected) => {
        expect(await tenantsOf(changed, args)).toEqual(expected);
      },
    );

    it('holds each state against the profile of its time', async () => {
      expect(await tenantsOf(dearer, ['old', 'new'])).toEqual([
        'payments 12',
        'web 12',
      ]);
      const one = [
        'old/tenants/web/tenant.yaml',
        'new/tenants/web/tenant.yaml',
      ];
      expect(await tenantsOf(dearer, one)).toEqual([]);
      expect(
        await tenantsOf(dearer, [...one, '--profile-before', 'old/socle.yaml']),
      ).toEqual(['web 12']);
    });

    it('refuses two tenants of one name, and follows no link', async () => {
      const folder = command.folder({
        ...before,
        'new/tenants/twin/tenant.yaml': web,
      });
      const twice = await command.run(folder, [
        'plan',
        'old',
        'new',
        '--profile',
        'new/socle.yaml',
      ]);
      expect(twice.code).toBe(1);
      expect(twice.stdout).toContain(
        'new/tenants/twin/tenant.yaml names its tenant "web" too.',
      );

      mkdirSync(join(folder, 'old/tenants/link'));
      symlinkSync(
        '/etc/hostname',
        join(folder, 'old/tenants/link/tenant.yaml'),
      );
      const link = await command.run(folder, [
        'plan',
        'old',
        '-',
        '--profile',
        'new/socle.yaml',
      ]);
      expect(link).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'old/tenants/link/tenant.yaml is a link, which is not followed here.\n',
      });
    });
  });
});

describe('socle price', () => {
  const files = { 'tenant.yaml': sampleTenant, 'socle.yaml': sampleProfile };

  it('says what a month costs, by environment', async () => {
    expect(
      await command.run(command.folder(files), [
        'price',
        'tenant.yaml',
        ...profile,
      ]),
    ).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'dev  113.70 EUR',
        '       86.00  4 CPU, 21.50 each',
        '       23.20  8 GiB of memory, 2.90 each',
        '        4.50  50 GiB of storage, 0.09 each',
        'prod  277.60 EUR',
        '      172.00  8 CPU, 21.50 each',
        '       69.60  24 GiB of memory, 2.90 each',
        '       18.00  200 GiB of storage, 0.09 each',
        '       18.00  1 load balancer, 18.00 each',
        '',
        "391.30 EUR a month; the owner's budget is 1500.00 EUR",
        '',
      ].join('\n'),
    });
  });

  it('answers the price of the domain as JSON', async () => {
    const { stdout } = await command.run(command.folder(files), [
      'price',
      'tenant.yaml',
      ...profile,
      '--format',
      'json',
    ]);
    expect(JSON.parse(stdout)).toEqual([
      price(tenantOf(sampleTenant), profileOf(sampleProfile)),
    ]);
  });
});
