import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SocleError } from '../../scripts/lib/say.mjs';

const needed = [1, 26, 3];

/** How every Go command here runs: only what `go.sum` pins, and nothing of the person's own settings. */
export function goEnvironment() {
  return {
    ...process.env,
    GOFLAGS: '-mod=readonly -buildvcs=false -trimpath',
    GOWORK: 'off',
  };
}

/** Runs Go to its end in a folder and answers what it printed. */
export async function go(folder, args) {
  const { stdout } = await promisify(execFile)('go', args, {
    cwd: folder,
    env: goEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/**
 * Throws, in a sentence that says what to do, where there is no Go that can build the cluster.
 *
 * @returns {Promise<string>} the version, as in `go1.26.8`
 */
export async function ensureGo(folder) {
  let version;
  try {
    version = (await go(folder, ['env', 'GOVERSION'])).trim();
  } catch (error) {
    throw new SocleError(
      error.code === 'ENOENT'
        ? `The real platform is built from Go modules, and there is no Go on the PATH. Install Go ${needed.join('.')} or newer (https://go.dev/dl) and run the command again.`
        : `Go does not run: ${(error.stderr || error.message).trim()}. Install Go ${needed.join('.')} or newer (https://go.dev/dl) and run the command again.`,
    );
  }
  if (!isRecent(version)) {
    throw new SocleError(
      `The real platform needs Go ${needed.join('.')} or newer, and this is ${version}. Install a current Go (https://go.dev/dl) and run the command again.`,
    );
  }
  return version;
}

/** Throws where there is no C compiler, which SQLite in Gitea needs. */
export async function ensureC(folder) {
  const compiler = (await go(folder, ['env', 'CC'])).trim().split(' ')[0];
  try {
    await promisify(execFile)(compiler, ['--version']);
  } catch {
    throw new SocleError(
      `Gitea's database is built by a C compiler, and there is no ${compiler}. Install one (on Debian: apt-get install gcc libc6-dev) and run the command again.`,
    );
  }
}

function isRecent(version) {
  const found = (/^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [])
    .slice(1)
    .map(part => Number(part ?? 0));
  for (const [index, number] of needed.entries()) {
    if (found[index] !== number) {
      return found[index] > number;
    }
  }
  return true;
}
