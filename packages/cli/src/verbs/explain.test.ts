import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { commandLine } from '../__testUtils__/commandLine';

const command = commandLine();

/** The documents of one of the domain's examples. */
const example = (name: string): unknown[] =>
  parse(
    readFileSync(
      resolve(
        __dirname,
        `../../../../plugins/argocd-common/src/explain/examples/${name}.yaml`,
      ),
      'utf8',
    ),
  ).documents;

const run = (files: Record<string, string>, ...args: string[]) =>
  command.run(command.folder(files), ['explain', 'delivery', ...args]);

describe('socle explain delivery', () => {
  it('says verdict, cause, remedy and the chain that leads there', async () => {
    const [application, ...objects] = example('pod-image-not-found');
    expect(
      await run(
        {
          'application.yaml': stringify(application),
          'objects.json': JSON.stringify({ kind: 'List', items: objects }),
        },
        'application.yaml',
        'objects.json',
      ),
    ).toEqual({
      code: 1,
      stderr: '',
      stdout: expect.stringMatching(
        /^payments\.dev\.checkout {2}failing {2}Something of it does not run as it should\.\n {2}There is no image registry\.example\.com\/payments\/checkout:1\.4\.3\.\n {2}Push the image, .*\n\n {2}application {2,}Degraded\n {2}node Deployment\/checkout[^]* {2}container Pod\/checkout-6d5f-x2k app +ImagePullBackOff\n {4}Back-off pulling[^]* {2}event Pod/,
      ),
    });
  });

  it('answers as JSON, as the domain has it', async () => {
    const { code, stdout } = await run(
      { 'all.yaml': stringify({ items: example('replica-quota') }) },
      'all.yaml',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        application: { namespace: 'argocd', name: 'payments.dev.checkout' },
        verdict: { verdict: 'failing', level: 'error' },
        cause: {
          code: 'quotaExceeded',
          parameters: { quota: 'compute' },
          rule: 'quota-use',
        },
        steps: [
          { kind: 'application' },
          { kind: 'node', subject: { kind: 'Deployment' } },
          { kind: 'node', subject: { kind: 'ReplicaSet' } },
        ],
      },
    ]);
  });

  it('judges windows at the moment that it is told', async () => {
    const files = {
      'all.yaml': stringify({ items: example('window-closed') }),
    };
    const at = async (moment: string) =>
      (await run(files, 'all.yaml', '--at', moment)).stdout;
    expect(await at('2026-03-10T10:00:00Z')).toContain('  out of sync  ');
    expect(await at('2026-03-10T21:30:00Z')).toContain('  progressing  ');
  });

  it.each([
    ['an Application where all is well', 'delivered', 0],
    ['one that waits for somebody', 'manual', 0],
    ['one that nobody reported', 'not-reported', 0],
    ['one that is failing', 'repository-denied', 1],
  ])('ends with the code of %s', async (_title, name, code) => {
    const files = { 'a.yaml': stringify({ items: example(name) }) };
    expect((await run(files, 'a.yaml')).code).toBe(code);
  });

  it.each<[string, Record<string, string>, string[], number, RegExp]>([
    [
      'no Application',
      { 'a.yaml': 'kind: Pod\nmetadata: {name: a}\n' },
      ['a.yaml'],
      2,
      /^There is no Application of Argo CD in "a\.yaml"\.\n$/,
    ],
    ['no file', {}, ['a.yaml'], 2, /^There is no file a\.yaml\.\n$/],
    [
      'a moment that is none',
      { 'a.yaml': '' },
      ['a.yaml', '--at', 'soon'],
      2,
      /Write it as 2026-03-10T22:00:00Z\.\n$/,
    ],
    ['nothing', {}, [], 2, /^Missing required argument 'files'\.\n$/],
  ])(
    'refuses %s in one sentence',
    async (_title, files, args, code, stderr) => {
      const ended = await run(files, ...args);
      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr).toMatch(stderr);
    },
  );

  it('names the line of a file that is no YAML', async () => {
    const { code, stdout } = await run({ 'a.yaml': 'a: 1\nb: [\n' }, 'a.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^a\.yaml\n {2}\d+:\d+ {2}error {4}yaml {2}This is no valid YAML: /,
    );
  });

  it('shows the control characters of what it reads, and obeys none', async () => {
    const [application] = example('delivered');
    const text = stringify(application).replace(
      'payments.dev.checkout',
      '"a\\u001b[31mb"',
    );
    expect((await run({ 'a.yaml': text }, 'a.yaml')).stdout).toMatch(
      /^a\\x1b\[31mb {2}delivered/,
    );
  });
});
