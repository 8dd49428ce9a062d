import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  buildInto,
  onlyTenant,
  sampleProfile,
  temporaryFolder,
  writeAll,
} from './__testUtils__/commandLine';

const page = resolve(__dirname, '../../../docs/cli.md');
const deployment = resolve(
  __dirname,
  '../../../plugins/tenancy-common/src/check/__fixtures__/world/checkout/deploy/dev/deployment.yaml',
);

const delivery = resolve(
  __dirname,
  '../../../plugins/argocd-common/src/explain/examples/replica-gatekeeper.yaml',
);

/** A file of the domain of health. */
const health = (path: string) =>
  readFileSync(
    resolve(
      __dirname,
      `../../../plugins/opentelemetry-common/src/${path}.yaml`,
    ),
    'utf8',
  );

/*
 * The examples of docs/cli.md, run one after the other as they stand there. SOCLE_UPDATE=1 writes what they print now.
 */
describe('docs/cli.md', () => {
  let folder: string;

  beforeAll(() => {
    folder = temporaryFolder();
    buildInto(join(folder, 'package'));
    mkdirSync(join(folder, 'bin'));
    const shim = join(folder, 'bin', 'socle');
    writeFileSync(
      shim,
      `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'package', 'bin', 'socle.cjs')}" "$@"\n`,
    );
    chmodSync(shim, 0o755);
    writeAll(folder, {
      'delivery/checkout.yaml': stringify({
        items: parse(readFileSync(delivery, 'utf8')).documents,
      }),
      'health/checkout.yaml': health('health/examples/failing'),
      'checkout/objectives/availability.yaml': health(
        'objectives/examples/availability',
      ),
      'gitops/socle.yaml': sampleProfile,
      'gitops/tenants/payments/tenant.yaml': onlyTenant,
      'checkout/deploy/dev/deployment.yaml': readFileSync(
        deployment,
        'utf8',
      ).replace(':1.4.2', ':latest'),
      'checkout/deploy/dev/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - deployment.yaml\n',
    });
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args],
        {
          cwd: join(folder, 'gitops'),
        },
      );
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Begin');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const outputOf = (command: string) => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `{ ${command}; } 2>&1`],
      {
        cwd: join(folder, 'gitops'),
        encoding: 'utf8',
        env: {
          ...process.env,
          PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
        },
      },
    );
    expect(stderr).toBe('');
    return stdout;
  };

  it('shows what its examples print', () => {
    const text = readFileSync(page, 'utf8');
    const fresh = text.replace(
      /```console\n(?<block>[^]*?)```/g,
      (_, block: string) =>
        `\`\`\`console\n${block
          .split('\n')
          .filter(line => line.startsWith('$ '))
          .map(line => `${line}\n${outputOf(line.slice(2))}`)
          .join('')}\`\`\``,
    );
    if (process.env.SOCLE_UPDATE) {
      writeFileSync(page, fresh);
    }
    expect(readFileSync(page, 'utf8')).toBe(fresh);
  });
});
