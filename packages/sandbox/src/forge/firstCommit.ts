import { Identity } from '../identities';
import { Repository } from './repository';
import { zeroSha } from './refs';
import { writeCommit } from './writing';

/**
 * Makes the first commit of an empty repository, on its default branch.
 * A repository that has branches is left as it is.
 */
export async function commitFirst(
  repository: Repository,
  options: {
    /** Contents by path. */
    files: Record<string, string | Buffer>;
    message: string;
    author: Pick<Identity, 'name' | 'title' | 'email'>;
    now: () => Date;
    temporary: string;
  },
): Promise<void> {
  const { files, message, author, now, temporary } = options;
  await repository.refs.update(async move => {
    if (!repository.empty) {
      return;
    }
    const person = { name: author.title, email: author.email, date: now() };
    const after = await writeCommit(repository, {
      parent: undefined,
      changes: Object.entries(files).map(([path, content]) => ({
        path,
        content: Buffer.from(content),
      })),
      message,
      author: person,
      committer: person,
      temporary,
    });
    await move({
      ref: `refs/heads/${repository.record.defaultBranch}`,
      before: zeroSha,
      after,
      pusher: author.name,
    });
  });
}
