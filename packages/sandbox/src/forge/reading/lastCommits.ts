import { Repository } from '../repository';

/** The commit that last touched something. */
export interface LastCommit {
  sha: string;
  authorDate: string;
  committerDate: string;
  /** First line of the message. */
  subject: string;
}

const historyLimit = 2_000;

/**
 * Finds for each entry of a folder the commit that last touched it, in one walk through the history.
 *
 * Entries whose last commit is older than the newest 2000 that touch the folder are missing from the answer.
 *
 * @param paths - whole paths of entries directly in the folder.
 */
export async function findLastCommits(
  repository: Repository,
  options: { commit: string; folder: string; paths: string[] },
): Promise<Map<string, LastCommit>> {
  const { commit, folder, paths } = options;
  const wanted = new Set(paths);
  const found = new Map<string, LastCommit>();
  const depth = folder === '' ? 1 : folder.split('/').length + 1;
  const child = repository.git.start([
    'log',
    '-z',
    '-c',
    '--name-only',
    '--no-renames',
    `--max-count=${historyLimit}`,
    // Each commit begins with \x01, which no path of ours can begin with.
    '--format=%x01%H%x02%aI%x02%cI%x02%s',
    commit,
    '--',
    ...(folder === '' ? [] : [folder]),
  ]);
  child.stdin.end();
  child.stderr.resume();
  const closed = new Promise<void>(resolve => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let current: LastCommit | undefined;
  let pending = '';
  const read = (field: string) => {
    const text = field.replace(/^\n/, '');
    if (text.startsWith('\x01')) {
      const [sha, authorDate, committerDate, subject] = text
        .slice(1)
        .split('\x02');
      current = { sha, authorDate, committerDate, subject };
    } else if (current && text !== '') {
      const path = text.split('/').slice(0, depth).join('/');
      if (wanted.delete(path)) {
        found.set(path, current);
      }
    }
  };
  child.stdout.setEncoding('utf8');
  for await (const chunk of child.stdout) {
    const fields = (pending + chunk).split('\0');
    pending = fields.pop() ?? '';
    fields.forEach(read);
    if (wanted.size === 0) {
      break;
    }
  }
  read(pending);
  child.kill('SIGTERM');
  await closed;
  return found;
}
