import { execFile, ExecFileException, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What became of a command. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const home = resolve(__dirname, '../..');
const sample = resolve(
  home,
  '../../plugins/tenancy-common/src/__fixtures__/sample',
);

export const sampleTenant = readFileSync(join(sample, 'tenant.yaml'), 'utf8');
export const sampleProfile = readFileSync(join(sample, 'socle.yaml'), 'utf8');

/** The same where the platform has no other tenant, with which it could have traffic. */
export const onlyTenant = sampleTenant.replace('tenant: web, ', '');

/** The command as it is published, in a folder of its own; both are gone after the tests of the file. */
export function commandLine() {
  let root: string;
  const made: string[] = [];

  beforeAll(() => {
    root = temporaryFolder();
    buildInto(root);
  });

  afterEach(() => {
    made
      .splice(0)
      .forEach(folder => rmSync(folder, { recursive: true, force: true }));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  return {
    /** The script that Node runs. */
    script: () => join(root, 'bin', 'socle.cjs'),

    /** Runs the command in a folder, to its end. */
    run(
      folder: string,
      args: readonly string[],
      environment: Record<string, string> = {},
    ): Promise<Ended> {
      return runNode(folder, [join(root, 'bin', 'socle.cjs'), ...args], {
        env: { ...process.env, NO_COLOR: '', ...environment },
      });
    },

    /** A folder with these files. */
    folder(files: Record<string, string> = {}): string {
      const folder = temporaryFolder();
      made.push(folder);
      writeAll(folder, files);
      return folder;
    },
  };
}

/** The whole package, as far as it runs. */
export function buildInto(folder: string): void {
  execFileSync(process.execPath, [
    join(home, 'scripts', 'build.mjs'),
    join(folder, 'dist'),
  ]);
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync(
    join(home, 'bin', 'socle.cjs'),
    join(folder, 'bin', 'socle.cjs'),
  );
}

export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'socle-cli-')));
}

/** Runs Node to its end. */
export function runNode(
  folder: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {},
): Promise<Ended> {
  return new Promise(done => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, maxBuffer: 64 * 1024 * 1024, ...options },
      (error: ExecFileException | null, stdout, stderr) =>
        done({ code: codeOf(error), stdout, stderr }),
    );
  });
}

export function writeAll(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Every file below a folder with its content. */
export function readAll(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort();
  return Object.fromEntries(
    paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

function codeOf(error: ExecFileException | null): number {
  if (!error) {
    return 0;
  }
  return typeof error.code === 'number' ? error.code : -1;
}
