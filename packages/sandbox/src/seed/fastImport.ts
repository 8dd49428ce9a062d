import { Person, PlannedCommit } from './types';

/**
 * Writes commits as git-fast-import(1) reads them, one on the other, onto a branch.
 *
 * The days of the commits are counted back from `now`, in UTC.
 */
export function fastImport(options: {
  branch: string;
  /** The commit that the first one follows; unset for a branch without a past. */
  from?: string;
  commits: readonly PlannedCommit[];
  now: Date;
}): Buffer {
  const { branch, from, commits, now } = options;
  const parts = commits.map((commit, index) => {
    const date = dateOf(commit, now);
    return Buffer.concat([
      line(`commit refs/heads/${branch}`),
      line(`author ${signature(commit.author, date)}`),
      line(`committer ${signature(commit.committer, date)}`),
      data(commit.message),
      index === 0 && from ? line(`from ${from}`) : Buffer.alloc(0),
      ...[...commit.files].flatMap(([path, text]) => [
        line(`M 100644 inline ${quote(path)}`),
        data(text),
      ]),
      line(''),
    ]);
  });
  return Buffer.concat([...parts, line('done')]);
}

/** When a commit was made. */
export function dateOf(
  { daysAgo, at }: Pick<PlannedCommit, 'daysAgo' | 'at'>,
  now: Date,
): Date {
  const [hours, minutes] = at.split(':').map(Number);
  return new Date(
    Date.UTC(
      now.getUTCFullYear(),
      now.getUTCMonth(),
      now.getUTCDate() - daysAgo,
      hours,
      minutes,
    ),
  );
}

function signature({ name, email }: Person, date: Date): string {
  return `${name} <${email}> ${date.getTime() / 1000} +0000`;
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function data(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([line(`data ${bytes.length}`), bytes, line('')]);
}

function quote(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}
