import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** What git said on standard error, with the code that it ended with. */
export class GitError extends Error {
  readonly code: number | undefined;
  readonly stderr: string;

  constructor(command: string, code: number | undefined, stderr: string) {
    super(`git ${command} ended with ${code ?? 'a signal'}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.code = code;
    this.stderr = stderr;
  }
}

/** git wrote more than the caller can take. */
export class GitOutputTooLargeError extends GitError {
  constructor(command: string, limit: number) {
    super(command, undefined, `it wrote more than ${limit} bytes`);
    this.name = 'GitOutputTooLargeError';
  }
}

export interface GitRunOptions {
  /** Written to standard input, which is then closed. */
  input?: string | Buffer;
  /** Added to the environment. */
  environment?: Record<string, string>;
  /** Milliseconds after which the process is killed. Default 30 seconds. */
  timeLimit?: number;
  /** Bytes of standard output after which the process is killed. Default 32 MiB. */
  outputLimit?: number;
  /** Exit codes other than 0 that are an answer. */
  accept?: number[];
}

export interface GitResult {
  code: number;
  stdout: Buffer;
}

const defaultTimeLimit = 30_000;
const defaultOutputLimit = 32 * 1024 * 1024;
const errorLimit = 16 * 1024;

/**
 * Settings of every git process. They are given on the command line, so that
 * neither a person's own configuration nor a file in a repository can change them.
 */
const settings: Record<string, string> = {
  'safe.directory': '*',
  'core.hooksPath': '/dev/null',
  'core.attributesFile': '/dev/null',
  'core.excludesFile': '/dev/null',
  'core.fsmonitor': 'false',
  'core.pager': 'cat',
  'core.quotePath': 'false',
  'core.protectHFS': 'true',
  'core.protectNTFS': 'true',
  'core.fsync': 'committed,reference',
  'protocol.allow': 'never',
  'credential.helper': '',
  'commit.gpgSign': 'false',
  'log.showSignature': 'false',
  'i18n.logOutputEncoding': 'UTF-8',
  'gc.auto': '0',
  'maintenance.auto': 'false',
};

/**
 * Runs the machine's `git` on bare repositories, away from everybody's configuration.
 *
 * `home` is a folder of the forge's own, which stands in for the person's home.
 */
export class Git {
  readonly #home: string;
  readonly #running = new Set<ChildProcessWithoutNullStreams>();

  constructor(home: string) {
    this.#home = home;
  }

  /** Starts git and returns the process; the caller reads, ends and awaits it. */
  start(
    directory: string,
    args: string[],
    options: {
      environment?: Record<string, string>;
      settings?: Record<string, string>;
    } = {},
  ): ChildProcessWithoutNullStreams {
    const child = spawn(
      'git',
      [
        `--git-dir=${directory}`,
        ...Object.entries({ ...settings, ...options.settings }).flatMap(
          ([key, value]) => ['-c', `${key}=${value}`],
        ),
        ...args,
      ],
      {
        cwd: this.#home,
        env: this.environment(options.environment),
        stdio: 'pipe',
      },
    );
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    child.once('error', () => this.#running.delete(child));
    // A process that ends before it has read its input is told by its exit code.
    child.stdin.on('error', () => {});
    return child;
  }

  /** The whole environment of a git process. */
  environment(added: Record<string, string> = {}): NodeJS.ProcessEnv {
    return {
      NODE_ENV: process.env.NODE_ENV,
      PATH: process.env.PATH,
      HOME: this.#home,
      LC_ALL: 'C',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      ...added,
    };
  }

  /**
   * Runs git to its end and returns what it wrote.
   *
   * @throws GitError when it ends with a code that is neither 0 nor accepted, or takes too long.
   * @throws GitOutputTooLargeError when it writes more than the limit.
   */
  async run(
    directory: string,
    args: string[],
    options: GitRunOptions = {},
  ): Promise<GitResult> {
    const {
      input,
      environment,
      timeLimit = defaultTimeLimit,
      outputLimit = defaultOutputLimit,
      accept = [],
    } = options;
    const [command] = args;
    const child = this.start(directory, args, { environment });
    return await new Promise<GitResult>((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      let stderr = '';
      let failure: GitError | undefined;
      const stop = (error: GitError) => {
        failure ??= error;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(
        () => stop(new GitError(command, undefined, 'it took too long')),
        timeLimit,
      );
      child.stdout.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > outputLimit) {
          stop(new GitOutputTooLargeError(command, outputLimit));
        } else {
          chunks.push(chunk);
        }
      });
      child.stderr.on('data', (chunk: Buffer) => {
        stderr = (stderr + chunk.toString()).slice(0, errorLimit);
      });
      child.once('error', error => {
        clearTimeout(timer);
        reject(new GitError(command, undefined, error.message));
      });
      child.once('close', code => {
        clearTimeout(timer);
        if (failure) {
          reject(failure);
        } else if (code === 0 || (code !== null && accept.includes(code))) {
          resolve({ code, stdout: Buffer.concat(chunks) });
        } else {
          reject(new GitError(command, code ?? undefined, stderr));
        }
      });
      child.stdin.end(input);
    });
  }

  /** Kills what still runs, and waits for its end. */
  async stop(): Promise<void> {
    const ends = [...this.#running].map(
      child =>
        new Promise<void>(resolve => {
          child.once('close', () => resolve());
          child.kill('SIGTERM');
        }),
    );
    await Promise.all(ends);
  }
}

/** git on one bare repository. */
export class RepositoryGit {
  readonly #git: Git;
  readonly #directory: string;

  constructor(git: Git, directory: string) {
    this.#git = git;
    this.#directory = directory;
  }

  /** {@link Git.run} on this repository. */
  async run(args: string[], options?: GitRunOptions): Promise<GitResult> {
    return await this.#git.run(this.#directory, args, options);
  }

  /** What git wrote, as text without the last line end. */
  async text(args: string[], options?: GitRunOptions): Promise<string> {
    const { stdout } = await this.run(args, options);
    return stdout.toString('utf8').replace(/\n$/, '');
  }

  /** What git wrote, cut at each NUL. */
  async records(args: string[], options?: GitRunOptions): Promise<string[]> {
    const { stdout } = await this.run(args, options);
    const text = stdout.toString('utf8');
    if (text === '') {
      return [];
    }
    return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0');
  }

  /** {@link Git.start} on this repository. */
  start(args: string[]): ChildProcessWithoutNullStreams {
    return this.#git.start(this.#directory, args);
  }
}
