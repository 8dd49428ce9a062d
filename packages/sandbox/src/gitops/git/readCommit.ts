import { GitReader } from './GitReader';
import { runGit } from './runGit';

/** What a commit says of itself. */
export interface CommitDetails {
  /** `Inès Moreau <ines.moreau@halle.example>` */
  author: string;
  date: Date;
  /** All of it, trimmed. */
  message: string;
  /** Those that point to it now. */
  tags: string[];
}

/** Reads a commit by its (truncated) SHA. Throws Argo CD's words where there is none. Source: `git.Client.RevisionMetadata`. */
export async function readCommit(
  reader: GitReader,
  url: string,
  sha: string,
): Promise<CommitDetails> {
  const { directory, revision } = await reader.resolve(url, sha);
  const read = async (...args: string[]) =>
    (await runGit({ directory, arguments: args, limit: 1024 * 1024 })).toString(
      'utf8',
    );
  const [shown, tags] = await Promise.all([
    read('show', '-s', '--format=%an <%ae>%n%at%n%B', revision),
    read('tag', '--points-at', revision),
  ]);
  const [author, seconds, ...message] = shown.split('\n');
  return {
    author,
    date: new Date(Number(seconds) * 1_000),
    message: message.join('\n').trim(),
    tags: tags.split(/\s+/).filter(Boolean),
  };
}
