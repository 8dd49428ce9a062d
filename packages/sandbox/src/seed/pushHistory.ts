import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Git } from '../forge/git';
import { Identity } from '../identities';
import { fastImport } from './fastImport';
import { PlannedCommit } from './types';

export interface PushOptions {
  /** Address of the repository. */
  url: string;
  /** Its bare repository on disk, to read what is there. */
  directory: string;
  branch: string;
  /** The branch that this one starts from; unset for a branch without a past. */
  base?: string;
  commits: readonly PlannedCommit[];
  now: Date;
  /** Whoever pushes. */
  identity: Identity;
}

/**
 * Makes a branch with its commits by `git push`, all of them or none. A branch that is there stays as it is.
 *
 * @throws GitError when git cannot do it.
 */
export async function pushHistory(options: PushOptions): Promise<void> {
  const { url, directory, branch, base, commits, now, identity } = options;
  const scratch = await mkdtemp(path.join(tmpdir(), 'socle-seed-'));
  const git = new Git(scratch);
  const run = async (args: string[], input?: Buffer) =>
    await git.run(scratch, args, {
      input,
      environment: {
        GIT_ALLOW_PROTOCOL: 'http:https:file',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: `Authorization: ${authorization(identity)}`,
      },
    });
  try {
    if (await commitOf(git, directory, branch)) {
      return;
    }
    await run(['init', '--quiet', '--bare', '--template=']);
    const from = base && (await commitOf(git, directory, base));
    if (from) {
      await run(['fetch', '--quiet', directory, `refs/heads/${base}`]);
    }
    await run(
      ['fast-import', '--quiet', '--done'],
      fastImport({ branch, from, commits, now }),
    );
    const ref = `refs/heads/${branch}`;
    await run(['push', '--quiet', url, `${ref}:${ref}`]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The commit that a branch is at; undefined where there is no such branch. */
async function commitOf(
  git: Git,
  directory: string,
  branch: string,
): Promise<string | undefined> {
  const { code, stdout } = await git.run(
    directory,
    ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`],
    { accept: [1] },
  );
  return code === 0 ? stdout.toString().trim() : undefined;
}

function authorization({ name, token }: Identity): string {
  return `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`;
}
