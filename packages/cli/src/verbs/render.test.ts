import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  parseProfile,
  parseTenant,
  render,
  renderPlatform,
  renderTeamRepository,
} from '@socle/plugin-tenancy-common';
import {
  commandLine,
  readAll,
  sampleProfile,
  sampleTenant,
  writeAll,
} from '../__testUtils__/commandLine';

const command = commandLine();
const inputs = { 'tenant.yaml': sampleTenant, 'socle.yaml': sampleProfile };
const args = ['render', 'tenant.yaml', '--profile', 'socle.yaml'];

function parsed() {
  const tenant = parseTenant(sampleTenant, 'tenant.yaml');
  const profile = parseProfile(sampleProfile, 'socle.yaml');
  if (!tenant.ok || !profile.ok) {
    throw new Error('The sample is wrong');
  }
  return { tenant: tenant.value, profile: profile.value };
}

const asRecord = (files: readonly { path: string; content: string }[]) =>
  Object.fromEntries(files.map(({ path, content }) => [path, content]));

const withoutProd = sampleTenant.slice(
  0,
  sampleTenant.indexOf('    - name: prod'),
);

describe('socle render', () => {
  it('writes what the domain renders, says so, and leaves alone what is the same', async () => {
    const folder = command.folder(inputs);
    const { tenant, profile } = parsed();
    const files = render(tenant, profile);

    const first = await command.run(folder, [...args, '--out', 'out/tree']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(
      'new        tenants/payments/argocd/project.yaml\n',
    );
    expect(first.stdout).toMatch(/\n\n23 new in out\/tree\n$/);
    expect(readAll(join(folder, 'out/tree'))).toEqual(asRecord(files));

    const quota = join(folder, 'out/tree/tenants/payments/dev/quota.yaml');
    const limits = join(folder, 'out/tree/tenants/payments/dev/limits.yaml');
    writeAll(folder, {
      'out/tree/tenants/payments/dev/quota.yaml': 'mine: true\n',
    });
    chmodSync(quota, 0o640);
    const untouched = statSync(limits).ino;

    const second = await command.run(folder, [...args, '--out', 'out/tree']);
    expect(second.stdout).toContain(
      'changed    tenants/payments/dev/quota.yaml\n',
    );
    expect(second.stdout).toMatch(
      /\n\n1 changed, 22 unchanged in out\/tree\n$/,
    );
    expect(readAll(join(folder, 'out/tree'))).toEqual(asRecord(files));
    expect(statSync(quota).mode % 0o1000).toBe(0o640);
    expect(statSync(limits).ino).toBe(untouched);
  });

  it('answers the files as JSON, and writes none where no folder is named', async () => {
    const folder = command.folder(inputs);
    const { tenant, profile } = parsed();

    const { code, stdout } = await command.run(folder, [
      ...args,
      '--format',
      'json',
    ]);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(render(tenant, profile));
    expect(readAll(folder)).toEqual(inputs);
  });

  it('names what the tenant does not render any more, and removes it only when told', async () => {
    const folder = command.folder(inputs);
    await command.run(folder, [...args, '--out', '.']);
    const people = {
      'tenants/payments/tenant.yaml': sampleTenant,
      'tenants/payments/notes/why.yaml': 'a: 1\n',
      'tenants/web/prod/environment.yaml': 'cluster: x\n',
    };
    writeAll(folder, {
      ...people,
      'tenant.yaml': withoutProd,
      'tenants/payments/dev/old.yaml': 'a: 1\n',
    });

    const named = await command.run(folder, [...args, '--out', '.']);
    expect(named.code).toBe(0);
    expect(named.stderr.split('\n').slice(0, 3)).toEqual([
      'tenants/payments/dev/old.yaml is not rendered any more; --prune removes it.',
      'tenants/payments/prod/alerts.yaml is not rendered any more; --prune removes it.',
      'tenants/payments/prod/dashboard.yaml is not rendered any more; --prune removes it.',
    ]);
    expect(existsSync(join(folder, 'tenants/payments/prod'))).toBe(true);

    const pruned = await command.run(folder, [
      ...args,
      '--out',
      '.',
      '--prune',
    ]);
    expect(pruned).toMatchObject({ code: 0, stderr: '' });
    expect(pruned.stdout).toContain(
      'removed    tenants/payments/dev/old.yaml\n',
    );
    expect(pruned.stdout).toMatch(/13 unchanged, 11 removed in \.\n$/);
    expect(existsSync(join(folder, 'tenants/payments/prod'))).toBe(false);
    expect(readAll(folder)).toMatchObject(people);
  });

  it.each([
    [
      'a folder that is a link',
      (folder: string) => {
        mkdirSync(join(folder, 'out/tenants'), { recursive: true });
        symlinkSync(
          join(folder, 'elsewhere'),
          join(folder, 'out/tenants/payments'),
        );
      },
      'out/tenants/payments is a link, and nothing is written through links.\n',
    ],
    [
      'a file that is a link',
      (folder: string) => {
        mkdirSync(join(folder, 'out/tenants/payments/prod'), {
          recursive: true,
        });
        symlinkSync(
          join(folder, 'elsewhere/secret'),
          join(folder, 'out/tenants/payments/prod/quota.yaml'),
        );
      },
      'out/tenants/payments/prod/quota.yaml is a link, and nothing is written through links.\n',
    ],
    [
      'a folder where a file is to be',
      (folder: string) =>
        mkdirSync(join(folder, 'out/tenants/payments/prod/quota.yaml'), {
          recursive: true,
        }),
      'out/tenants/payments/prod/quota.yaml is a folder, where a file is to be written.\n',
    ],
    [
      'a file where a folder is to be',
      (folder: string) => writeAll(folder, { 'out/tenants': 'x' }),
      'out/tenants is a file, where a folder is to be.\n',
    ],
  ])(
    'writes nothing at all when there is %s in its way',
    async (_, prepare, sentence) => {
      const folder = command.folder({ ...inputs, 'elsewhere/secret': 'kept' });
      prepare(folder);
      const before = readAll(folder);

      const { code, stdout, stderr } = await command.run(folder, [
        ...args,
        '--out',
        'out',
      ]);

      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: sentence,
      });
      expect(readAll(folder)).toEqual(before);
    },
  );
});

describe('socle render-platform', () => {
  it('makes a tree that checks clean, and keeps the add-ons that people wrote', async () => {
    const folder = command.folder(inputs);
    const { profile } = parsed();
    const platform = [
      'render-platform',
      '--profile',
      'socle.yaml',
      '--out',
      '.',
    ];

    const first = await command.run(folder, platform);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(readAll(folder)).toMatchObject(asRecord(renderPlatform(profile)));

    writeAll(folder, {
      'platform/kustomization.yaml': 'mine: true\n',
      '.gitattributes': 'mine\n',
      'bootstrap/root.yaml': 'mine: true\n',
    });
    const second = await command.run(folder, platform);
    expect(second.stdout).toContain('changed    bootstrap/root.yaml\n');
    expect(second.stdout).toContain('kept       .gitattributes\n');
    expect(second.stdout).toContain('kept       platform/kustomization.yaml\n');
    expect(
      readFileSync(join(folder, 'platform/kustomization.yaml'), 'utf8'),
    ).toBe('mine: true\n');
  });
});

describe('socle render-team', () => {
  it("writes the first content of the team's repository and never touches it again", async () => {
    const folder = command.folder(inputs);
    const { tenant, profile } = parsed();
    const team = [
      'render-team',
      'tenant.yaml',
      '--profile',
      'socle.yaml',
      '--out',
      'team',
    ];

    const first = await command.run(folder, team);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(readAll(join(folder, 'team'))).toEqual(
      asRecord(renderTeamRepository(tenant, profile)),
    );

    writeAll(folder, { 'team/README.md': '# Ours\n' });
    const second = await command.run(folder, team);
    expect(second.stdout).toMatch(/\n\n9 kept in team\n$/);
    expect(readFileSync(join(folder, 'team/README.md'), 'utf8')).toBe(
      '# Ours\n',
    );
  });

  it.each(['github', 'gitlab'])(
    'gives a repository whose own pipeline on %s passes',
    async forge => {
      const folder = command.folder({
        'tenant.yaml': sampleTenant,
        'socle.yaml': sampleProfile.replace(
          '  teams:\n',
          `  teams:\n    pipeline: ${forge}\n`,
        ),
      });
      await command.run(folder, [
        'render-team',
        'tenant.yaml',
        '--profile',
        'socle.yaml',
        '--out',
        'team',
      ]);
      const files = Object.values(readAll(join(folder, 'team')));
      expect(files.join('')).toContain('npx --yes @socle/cli check .\n');

      const checked = await command.run(join(folder, 'team'), ['check', '.']);

      expect(checked).toMatchObject({ code: 0, stderr: '' });
      expect(checked.stdout).toMatch(/^Checked \d files: nothing found\.\n$/);
    },
  );
});
