import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Finding } from '@socle/plugin-tenancy-common';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import {
  commandLine,
  onlyTenant,
  readAll,
  sampleProfile,
  sampleTenant,
  writeAll,
} from '../__testUtils__/commandLine';
import { rules } from '../rules';

const command = commandLine();

/* A service of which nothing can be said but what a test changes. */
const deployment = readFileSync(
  resolve(
    __dirname,
    '../../../../plugins/tenancy-common/src/check/__fixtures__/world/checkout/deploy/dev/deployment.yaml',
  ),
  'utf8',
);

/** A whole platform's repository, as the command makes it. */
async function platform(): Promise<string> {
  const folder = command.folder({
    'socle.yaml': sampleProfile,
    'tenants/payments/tenant.yaml': onlyTenant,
  });
  const common = ['--profile', 'socle.yaml', '--out', '.'];
  await command.run(folder, ['render-platform', ...common]);
  await command.run(folder, [
    'render',
    'tenants/payments/tenant.yaml',
    ...common,
  ]);
  return folder;
}

const filesOf = (stdout: string) => [
  ...new Set(JSON.parse(stdout).map(({ file }: Finding) => file)),
];

describe('socle check', () => {
  it('finds nothing in what it rendered itself, and says what it looked at', async () => {
    expect(await command.run(await platform(), ['check', '.'])).toEqual({
      code: 0,
      stdout: 'Checked 39 files of 1 tenant: nothing found.\n',
      stderr: '',
    });
  });

  it('names file, line, column, severity, rule and remedy', async () => {
    const folder = await platform();
    writeAll(folder, {
      'tenants/payments/tenant.yaml': sampleTenant.replace('owner:', 'ownr:'),
    });

    const { code, stdout } = await command.run(folder, ['check', '.']);

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^tenants\/payments\/tenant\.yaml\n {2}\d+:\d+ {2}error {4}schema {2}\S.*\n {10,}\S.*\.\n/,
    );
    expect(stdout).toMatch(
      /\n\nChecked 39 files of 1 tenant: \d errors?(?:, .*)?\.\n$/,
    );
  });

  it('judges the objectives among the files', async () => {
    const folder = command.folder({
      'objectives/checkout.yaml': [
        'apiVersion: socle.dev/v1',
        'kind: Objective # of the team',
        'metadata: {name: checkout}',
        'spec:',
        '  tenant: payments',
        '  service: checkout',
        '  environments: [prod]',
        '  indicator: availability',
        '  target: 100',
        '  window: 30d',
        '',
      ].join('\n'),
    });

    const { code, stdout } = await command.run(folder, [
      'check',
      '.',
      '--format',
      'json',
    ]);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          file: 'objectives/checkout.yaml',
          line: 9,
          severity: 'error',
        }),
      ]),
    );
  });

  it('judges the network policies among the files', async () => {
    const { code, stdout } = await command.run(
      command.folder({
        'deploy/network.yaml':
          'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: a, namespace: shop}\nspec:\n  endpointSelector: {}\n  egress:\n    - toCIDR: [10.0.0.0/40]\n',
      }),
      ['check', 'deploy'],
    );
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(
        /7:\d+ +error +network-policy {2}"10\.0\.0\.0\/40" is not a network in CIDR notation\./,
      ),
    ]);
  });

  it('answers findings as JSON, as the domain has them', async () => {
    const folder = command.folder({ 'a.yaml': 'a: [', 'b.yaml': 'a: 1\n' });

    const { code, stdout } = await command.run(folder, [
      'check',
      '.',
      '--format',
      'json',
    ]);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)[0]).toMatchObject({
      rule: 'yaml',
      severity: 'error',
      file: 'a.yaml',
    });
  });

  it.each([
    ['what it finds are warnings', 'warn', 0],
    ['one finding is an error', 'deny', 1],
  ])('ends as a pipeline needs it where %s', async (_, answer, expected) => {
    const folder = command.folder({
      'web.yaml': deployment.replace(':1.4.2', ':latest'),
      'profile/socle.yaml': sampleProfile.replace(
        'latestTag: deny',
        `latestTag: ${answer}`,
      ),
    });

    const { code, stdout } = await command.run(folder, [
      'check',
      'web.yaml',
      '--profile',
      'profile/socle.yaml',
    ]);

    expect(stdout).toContain('image-tag');
    expect(code).toBe(expected);
  });

  it('takes the tenants beside a profile for known, and judges only what it is told to', async () => {
    const folder = await platform();
    writeAll(folder, { 'tenants/web/tenant.yaml': 'kind: Wrong\n' });

    const one = await command.run(folder, [
      'check',
      'tenants/payments',
      '--profile',
      'socle.yaml',
      '--format',
      'json',
    ]);
    const all = await command.run(folder, [
      'check',
      '.',
      '--profile',
      'socle.yaml',
      '--format',
      'json',
    ]);

    expect(filesOf(one.stdout)).not.toContain('tenants/web/tenant.yaml');
    expect(filesOf(all.stdout)).toContain('tenants/web/tenant.yaml');
  });

  it('reports a link out of the tree, and shows nothing of what is there', async () => {
    const folder = command.folder({ 'secret/a.yaml': 'password: [hunter2' });
    mkdirSync(join(folder, 'tree'));
    symlinkSync('../secret/a.yaml', join(folder, 'tree/a.yaml'));

    const { code, stdout } = await command.run(join(folder, 'tree'), [
      'check',
      '.',
    ]);

    expect(code).toBe(1);
    expect(stdout).toContain(
      'a link that leads out of its tree: ../secret/a.yaml',
    );
    expect(stdout).not.toContain('hunter2');
  });

  it('shows names and values of strangers, and lets the terminal obey none', async () => {
    const folder = command.folder({
      'a\u001b]0;owned\u0007.yaml': 'a: [',
      'tenants/x/tenant.yaml': 'kind: "\\e[2J\\u202e"\nspec: {}\n',
    });

    for (const format of ['text', 'json', 'sarif']) {
      const { code, stdout } = await command.run(folder, [
        'check',
        '.',
        '--format',
        format,
      ]);
      expect(code).toBe(1);
      expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
    }
  });

  it.each(['text', 'json', 'sarif'])(
    'says as %s on the error output that nothing was checked',
    async format => {
      const folder = command.folder({ 'README.md': '# Nothing' });
      const { code, stdout, stderr } = await command.run(folder, [
        'check',
        '.',
        '--format',
        format,
      ]);
      expect(code).toBe(0);
      expect(stderr).toBe(
        'Nothing was checked: there is no .yaml, .yml or .json file in ".".\n',
      );
      expect(stdout === '' ? [] : JSON.parse(stdout)).toBeTruthy();
    },
  );

  it('leaves the files as they are', async () => {
    const folder = await platform();
    const before = readAll(folder);
    await command.run(folder, ['check', '.']);
    expect(readAll(folder)).toEqual(before);
  });
});

describe('socle check --format sarif', () => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
  });
  addFormats(ajv);
  // The schema is of draft 4, which names itself otherwise and is else the same here.
  const { id: _id, $schema: _draft, ...keywords } = schema;
  const validate = ajv.compile(keywords);

  async function sarif(files: Record<string, string>): Promise<Log> {
    const { stdout } = await command.run(command.folder(files), [
      'check',
      '.',
      '--format',
      'sarif',
    ]);
    return JSON.parse(stdout);
  }

  it.each([
    ['nothing', { 'a.txt': '' }],
    [
      'findings',
      {
        'a.yaml': 'a: [',
        'tenants/a/tenant.yaml': sampleTenant.replace('owner:', 'ownr:'),
      },
    ],
    ['strange names', { 'sp ace/ünï%#?.yaml': 'a: [' }],
  ])('is valid for %s', async (_, files) => {
    validate(await sarif(files));
    expect(validate.errors).toBeNull();
  });

  it('describes every rule, and says of each finding where it is and what to do', async () => {
    const { runs } = await sarif({ 'sp ace/ü#.yaml': 'a: [' });
    const [{ tool, results }] = runs;

    expect(tool.driver.rules?.map(({ id }) => id)).toEqual(
      rules.map(({ id }) => id),
    );
    for (const rule of tool.driver.rules ?? []) {
      expect(rule.shortDescription?.text).toBeTruthy();
      expect(rule.fullDescription?.text).toBeTruthy();
    }
    expect(results).toHaveLength(1);
    const [result] = results ?? [];
    expect(tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
    expect(result).toMatchObject({
      ruleId: 'yaml',
      level: 'error',
      message: {
        text: expect.stringMatching(
          /^The YAML cannot be read: .+ Correct .+\.$/,
        ),
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'sp%20ace/%C3%BC%23.yaml',
              uriBaseId: '%SRCROOT%',
            },
            region: { startLine: expect.any(Number) },
          },
        },
      ],
    });
  });
});
