import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What the real git said. */
export interface GitOutcome {
  code: number | null;
  stdout: string;
  /** What git told the person. */
  stderr: string;
}

/** Runs the machine's git as a person would, without anybody's configuration. It does not throw. */
export async function git(
  directory: string,
  ...args: string[]
): Promise<GitOutcome> {
  const child = spawn('git', args, {
    cwd: directory,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: directory,
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Inès Moreau',
      GIT_AUTHOR_EMAIL: 'ines.moreau@halle.example',
      GIT_COMMITTER_NAME: 'Inès Moreau',
      GIT_COMMITTER_EMAIL: 'ines.moreau@halle.example',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => {
    output.stdout += chunk;
  });
  child.stderr.on('data', chunk => {
    output.stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, ...output };
}

/** Runs git and returns what it wrote; fails the test when git fails. */
export async function gitText(
  directory: string,
  ...args: string[]
): Promise<string> {
  const { code, stdout, stderr } = await git(directory, ...args);
  if (code !== 0) {
    throw new Error(`git ${args.join(' ')} ended with ${code}: ${stderr}`);
  }
  return stdout.trim();
}

/** Writes files into a work tree, commits them, and returns the commit. */
export async function commitFiles(
  directory: string,
  message: string,
  files: Record<string, string | Buffer>,
): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  await gitText(directory, 'add', '--all');
  await gitText(directory, 'commit', '--quiet', '-m', message);
  return await gitText(directory, 'rev-parse', 'HEAD');
}

/** The address of a repository with a name and token in it. */
export function cloneUrl(
  baseUrl: string,
  repository: string,
  identity?: { name: string; token: string },
): string {
  const url = new URL(`/${repository}.git`, baseUrl);
  url.username = identity?.name ?? '';
  url.password = identity?.token ?? '';
  return url.toString();
}
