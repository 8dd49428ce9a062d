import { spawn } from 'child_process';

/** A git command that failed, took too long or said too much. */
export class GitError extends Error {
  readonly name = 'GitError';
  readonly exitCode: number | undefined;

  constructor(message: string, exitCode?: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs git on one bare repository, with no configuration but the repository's own, no prompt, no network helper.
 * Throws a `GitError` on a non-zero exit, after `timeout` milliseconds, or when the output exceeds `limit` bytes.
 */
export async function runGit(options: {
  directory: string;
  arguments: string[];
  input?: string;
  timeout?: number;
  limit?: number;
}): Promise<Buffer> {
  const {
    directory,
    input,
    timeout = 20_000,
    limit = 64 * 1024 * 1024,
  } = options;
  const child = spawn(
    'git',
    [
      '-c',
      `safe.directory=${directory}`,
      '--git-dir',
      directory,
      ...options.arguments,
    ],
    {
      env: {
        PATH: process.env.PATH,
        HOME: '/nonexistent',
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
    },
  );
  return await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const complaints: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        child.kill('SIGKILL');
        reject(new GitError(`git answered with more than ${limit} bytes`));
        return;
      }
      chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    // A git that ends before it has read its input is reported by its exit code.
    child.stdin.on('error', () => {});
    child.on('error', error => reject(new GitError(error.message)));
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve(Buffer.concat(chunks));
        return;
      }
      const said = Buffer.concat(complaints).toString('utf8').trim();
      const ended = signal
        ? `git was ended by ${signal}`
        : `git ended with ${code}`;
      reject(new GitError(said || ended, code ?? undefined));
    });
    child.stdin.end(input ?? '');
  });
}
