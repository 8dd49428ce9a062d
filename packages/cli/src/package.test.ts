import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  buildInto,
  runNode,
  sampleProfile,
  sampleTenant,
  temporaryFolder,
  writeAll,
} from './__testUtils__/commandLine';

const home = resolve(__dirname, '..');

describe('the published package', () => {
  let folder: string;

  beforeAll(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'source'));
    buildInto(join(folder, 'source'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs with Node alone, once it is packed and installed', async () => {
    const source = join(folder, 'source');
    writeAll(source, {
      'package.json': execFileSync(
        process.execPath,
        [join(home, 'scripts', 'pack.mjs'), 'print'],
        { encoding: 'utf8' },
      ),
    });
    const npm = (cwd: string, ...args: string[]) =>
      execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], {
        cwd,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const tarball = npm(
      source,
      'pack',
      '--ignore-scripts',
      '--pack-destination',
      folder,
    ).trim();
    const team = join(folder, 'team');
    writeAll(team, {
      'package.json': '{"private": true}',
      'gitops/socle.yaml': sampleProfile,
      'gitops/tenants/payments/tenant.yaml': sampleTenant,
    });
    npm(team, 'install', join(folder, tarball));

    const command = join(team, 'node_modules', '.bin', 'socle');
    const answer = (...args: string[]) =>
      runNode(team, [command, ...args], { env: { PATH: process.env.PATH } });

    const { version } = JSON.parse(
      readFileSync(join(home, 'package.json'), 'utf8'),
    );
    expect(await answer('--version')).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
    const priced = await answer(
      'price',
      'gitops/tenants/payments/tenant.yaml',
      '--profile',
      'gitops/socle.yaml',
    );
    expect(priced.stdout).toContain('391.30 EUR a month');
    expect(
      npm(team, 'ls', '--all', '--parseable').trim().split('\n'),
    ).toHaveLength(2);
  });

  it('says which Node it needs when this one is too old', async () => {
    const script = join(folder, 'old.cjs');
    writeFileSync(
      script,
      `Object.defineProperty(process.versions, 'node', { value: '18.20.0' });
      Object.defineProperty(process, 'version', { value: 'v18.20.0' });
      require(${JSON.stringify(join(home, 'bin', 'socle.cjs'))});`,
    );
    expect(await runNode(folder, [script])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'socle needs Node 22 or newer. This is v18.20.0.\n',
    });
  });

  it('carries the licences of everything that is in it', () => {
    const text = readFileSync(
      join(folder, 'source', 'dist', 'LICENSES.txt'),
      'utf8',
    );
    for (const name of ['commander', 'yaml', 'zod', 're2js', 'diff']) {
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
    expect(text).not.toMatch(/GPL/);
  });
});
