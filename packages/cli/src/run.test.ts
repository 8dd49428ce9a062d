import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  commandLine,
  sampleProfile,
  sampleTenant,
} from './__testUtils__/commandLine';

const command = commandLine();
const inputs = { 'tenant.yaml': sampleTenant, 'socle.yaml': sampleProfile };
const tenantAndProfile = ['tenant.yaml', '--profile', 'socle.yaml'];

describe('a command line that cannot work', () => {
  it.each([
    [['chekc', '.'], "Unknown command 'chekc'. (Did you mean check?)"],
    [['check'], "Missing required argument 'paths'."],
    [
      ['check', '.', '--porfile', 'x'],
      "Unknown option '--porfile'. (Did you mean --profile?)",
    ],
    [
      ['check', '.', '--format', 'xml'],
      "Option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif.",
    ],
    [['check', 'absent'], 'There is no file or folder absent.'],
    [
      ['check', '.', '--profile', 'absent.yaml'],
      'There is no file absent.yaml.',
    ],
    [['check', '.', '--profile', '.'], '. is a folder, not a file.'],
    [
      ['check', '/dev/null'],
      '/dev/null is a device, neither a file nor a folder.',
    ],
    [
      ['render', 'tenant.yaml', '--out', '.'],
      "Required option '--profile <file>' not specified.",
    ],
    [
      ['render', ...tenantAndProfile],
      'Required option --out <folder> not specified: where is it to be written?',
    ],
    [
      ['render', 'absent.yaml', '--profile', 'socle.yaml', '--out', '.'],
      'There is no file absent.yaml.',
    ],
    [
      ['render', ...tenantAndProfile, '--out', 'socle.yaml'],
      'socle.yaml is a file, not a folder.',
    ],
    [
      ['render', ...tenantAndProfile, 'more', '--out', '.'],
      "Too many arguments for 'render'. Expected 1 argument but got 2.",
    ],
    [
      ['render-platform', '--profile', 'binary', '--out', '.'],
      'binary is no text in UTF-8: it has a NUL character.',
    ],
    [
      ['render-platform', '--profile', 'latin', '--out', '.'],
      'latin is no text in UTF-8: it has bytes of another encoding.',
    ],
    [
      ['render-platform', '--profile', 'large', '--out', '.'],
      'large is too large (1.5 MiB): at most 1 MiB is read.',
    ],
    [
      ['plan', '-', '-', '--profile', 'socle.yaml'],
      'There is nothing to compare: both states are empty.',
    ],
    [
      ['plan', '.', 'tenant.yaml', '--profile', 'socle.yaml'],
      'A file cannot be compared with a folder: name two files, or two folders.',
    ],
    [
      ['plan', '-', 'empty', '--profile', 'socle.yaml'],
      'empty holds no tenant.yaml, no tenants/ and no socle.yaml.',
    ],
    [
      ['schema', 'pod'],
      "Command-argument value 'pod' is invalid for argument 'document'. Allowed choices are tenant, profile, service, objective.",
    ],
    [
      ['check', 'a\u001b[31mb\u202e'],
      'There is no file or folder a\\x1b[31mb\\u{202e}.',
    ],
  ])('%j ends with 2 and one sentence', async (args, sentence) => {
    const folder = command.folder({
      ...inputs,
      binary: 'a\0b',
      large: 'a'.repeat(1.5 * 1024 * 1024),
      'empty/README.md': '',
    });
    writeFileSync(join(folder, 'latin'), Buffer.from([0x63, 0xe9]));

    expect(await command.run(folder, args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `${sentence}\n`,
    });
  });

  it('without any word shows the help on the error output', async () => {
    const { code, stdout, stderr } = await command.run(command.folder(), []);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: socle /);
  });
});

describe('what is asked about the command itself', () => {
  it('is answered with its version', async () => {
    const { version } = JSON.parse(
      readFileSync(join(__dirname, '../package.json'), 'utf8'),
    );
    expect(await command.run(command.folder(), ['--version'])).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });

  it.each([
    'check',
    'plan',
    'price',
    'render',
    'render-platform',
    'render-team',
    'rules',
    'schema',
  ])('is answered for %s with usage and examples', async verb => {
    const { code, stdout, stderr } = await command.run(command.folder(), [
      verb,
      '--help',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: socle ${verb} [options]`);
    expect(stdout).toContain(`Examples:\n  $ socle ${verb}`);
  });
});

describe('wrong files in the place of a tenant and a profile', () => {
  const wrong = {
    'tenant.yaml': sampleTenant.replace('size: small', 'size: smal'),
    'socle.yaml': sampleProfile,
  };

  it.each([
    ['render', [...tenantAndProfile, '--out', '.']],
    ['render-team', [...tenantAndProfile, '--out', '.']],
    ['price', tenantAndProfile],
    ['plan', ['-', ...tenantAndProfile]],
  ])('are findings of %s, with exit code 1', async (verb, args) => {
    const folder = command.folder(wrong);

    expect(await command.run(folder, [verb, ...args])).toEqual({
      code: 1,
      stderr: '',
      stdout: [
        'tenant.yaml',
        '  31:7  error    references  The profile has no size "smal".',
        '                 Choose small, medium.',
        '',
        '1 error',
        '',
      ].join('\n'),
    });
    const json = await command.run(folder, [verb, ...args, '--format', 'json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toEqual([
      expect.objectContaining({
        rule: 'references',
        file: 'tenant.yaml',
        line: 31,
      }),
    ]);
  });

  it('are all named at once', async () => {
    const folder = command.folder({
      'tenant.yaml': sampleTenant.replace('owner:', 'ownr:'),
      'socle.yaml': sampleProfile.replace('currency: EUR', 'currency: euro'),
    });
    const { stdout } = await command.run(folder, [
      'price',
      ...tenantAndProfile,
      '--format',
      'json',
    ]);
    const files = JSON.parse(stdout).map(({ file }: { file: string }) => file);
    expect(new Set(files)).toEqual(new Set(['tenant.yaml', 'socle.yaml']));
  });
});

describe('the output', () => {
  it('arrives whole, megabytes of it, through a pipe that is read slowly', async () => {
    const child = spawn(
      'sh',
      [
        '-c',
        '"$0" "$@" | { sleep 1; wc -c; }',
        process.execPath,
        command.script(),
        'check',
        '.',
        '--format',
        'json',
      ],
      { cwd: command.folder(hostile()), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [count] = await once(child.stdout, 'data');
    await once(child, 'exit');
    expect(Number(String(count))).toBeGreaterThan(200_000);
  });

  it.each([
    ['text', []],
    ['json', ['--format', 'json']],
    ['help', ['--help']],
  ])('ends in silence when nobody reads its %s any more', async (_, args) => {
    const child = spawn(
      'bash',
      [
        '-c',
        '"$0" "$@" | true; echo "${PIPESTATUS[0]}"',
        process.execPath,
        command.script(),
        'check',
        '.',
        ...args,
      ],
      { cwd: command.folder(hostile()), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const said: string[] = [];
    child.stderr.on('data', data => said.push(String(data)));
    const [code] = await once(child.stdout, 'data');
    await once(child, 'close');
    expect(said).toEqual([]);
    expect(['0', '1']).toContain(String(code).trim());
  });

  it('is missed with a sentence when the disk is full', async () => {
    const full = openSync('/dev/full', 'w');
    try {
      const child = spawn(
        process.execPath,
        [command.script(), 'schema', 'tenant'],
        {
          stdio: ['ignore', full, 'pipe'],
        },
      );
      const [sentence] = child.stderr ? await once(child.stderr, 'data') : [];
      const [code] = await once(child, 'close');
      expect(String(sentence)).toBe(
        'The output cannot be written: no space left on device.\n',
      );
      expect(code).toBe(2);
    } finally {
      closeSync(full);
    }
  });
});

/** Files with enough wrong in them to fill any pipe. */
function hostile(): Record<string, string> {
  return Object.fromEntries(
    [...Array(900).keys()].map(index => [
      `${'long-name-'.repeat(20)}${index}.yaml`,
      'a: [',
    ]),
  );
}
