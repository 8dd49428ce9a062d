import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

/** A file of the domain's own examples. */
const file = (folder: 'examples' | '__goldens__', name: string) =>
  readFileSync(
    resolve(
      __dirname,
      `../../../../plugins/opentelemetry-common/src/objectives/${folder}/${name}.yaml`,
    ),
    'utf8',
  );

const files = {
  'a.yaml': file('examples', 'availability'),
  'l.yaml': file('examples', 'latency'),
  'o.yaml': file('examples', 'openslo'),
  'bad.yaml': file('examples', 'availability').replace('99.9', '100'),
};
const run = (...args: string[]) =>
  command.run(command.folder(files), ['objectives', ...args]);

describe('socle objectives render', () => {
  it('prints the rules as the domain has them', async () => {
    expect(await run('render', 'a.yaml')).toEqual({
      code: 0,
      stderr: '',
      stdout: `# Rendered by socle objectives render. Change the objective, not this file.\n${file('__goldens__', 'availability')}`,
    });
  });

  it('prints several in one file, for one environment and with the labels that Prometheus asks for', async () => {
    const { code, stdout } = await run(
      'render',
      'l.yaml',
      'o.yaml',
      '--environment',
      'prod',
      '--label',
      'release=monitoring',
      '--label',
      'team=a',
    );
    expect(code).toBe(0);
    const documents = parseAllDocuments(stdout);
    expect(
      (Array.isArray(documents) ? documents : []).map(one =>
        Object(one.toJS()),
      ),
    ).toMatchObject([
      {
        kind: 'PrometheusRule',
        metadata: {
          name: 'objective-checkout-latency',
          namespace: 'payments-prod',
          labels: { release: 'monitoring', team: 'a' },
        },
      },
      { metadata: { namespace: 'web-prod' } },
    ]);
  });

  it('answers as JSON', async () => {
    const { stdout } = await run('render', 'l.yaml', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { kind: 'PrometheusRule', metadata: { namespace: 'payments-dev' } },
      { kind: 'PrometheusRule', metadata: { namespace: 'payments-prod' } },
    ]);
  });

  it('prints nothing where an objective is wrong', async () => {
    const { code, stdout } = await run('render', 'a.yaml', 'bad.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^bad\.yaml\n {2}\d+:\d+ +error +schema +A target/);
    expect(stdout).not.toContain('PrometheusRule');
  });

  it.each([
    [
      'an environment that no objective is for',
      ['a.yaml', '--environment', 'staging'],
      0,
      /^No objective is for staging\.\n$/,
    ],
    [
      'a label that is none',
      ['a.yaml', '--label', 'a=b=c'],
      2,
      /Write a label as release=monitoring\.\n$/,
    ],
    [
      "a label of the platform's",
      ['a.yaml', '--label', 'socle.dev/tenant=web'],
      2,
      /Write a label as release=monitoring\.\n$/,
    ],
    ['no file', ['b.yaml'], 2, /^There is no file b\.yaml\.\n$/],
  ])('says what is wrong with %s', async (_title, args, code, stderr) => {
    expect(await run('render', ...args)).toEqual({
      code,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    });
  });
});

describe('socle objectives check', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await run('check', 'a.yaml', 'l.yaml', 'o.yaml')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'Checked 3 objectives: nothing found.\n',
    });
  });

  it('tells what is wrong with one, and with several together', async () => {
    const { code, stdout } = await run(
      'check',
      'a.yaml',
      './a.yaml',
      'bad.yaml',
      '--retention',
      '15d',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    const findings: { severity: string; message: string }[] =
      JSON.parse(stdout);
    expect(
      findings.map(({ severity, message }) => `${severity}: ${message}`),
    ).toEqual([
      'warning: Prometheus remembers 15d, less than the window of 30d: the budget is that of what is remembered.',
      'warning: Prometheus remembers 15d, less than the window of 30d: the budget is that of what is remembered.',
      'error: A target of 100 leaves no budget: the first bad event breaks it, for as long as the window lasts.',
      'error: a.yaml has an objective checkout-availability for payments-prod already.',
    ]);
  });

  it('refuses a time that is none', async () => {
    expect(await run('check', 'a.yaml', '--retention', 'long')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Write it as 15d.'),
    });
  });
});
