import { eachLimited } from '../eachLimited';
import { ForgeClient } from '../http/ForgeClient';
import { FileChange } from '../types';

/**
 * GitLab's actions of a commit. Those on files that are there name the commit that changed each last, so that GitLab
 * refuses them where somebody was faster.
 */
export async function toActions(
  client: ForgeClient,
  options: {
    project: readonly string[];
    commit: string;
    files: FileChange[];
    what: string;
  },
) {
  const { project, commit, files, what } = options;
  return await eachLimited(files, 4, async file => {
    const { path, before } = file;
    const content =
      'remove' in file
        ? undefined
        : Buffer.from(file.content).toString('base64');
    if (before === undefined) {
      return { action: 'create', file_path: path, content, encoding: 'base64' };
    }
    const answer = await client.call(
      'HEAD',
      [...project, 'repository', 'files', path],
      { query: { ref: commit } },
    );
    const last = answer.headers.get('x-gitlab-last-commit-id');
    if (answer.status !== 200 || !last) {
      throw answer.status === 200
        ? client.strange({ what })
        : client.error(answer, { what });
    }
    return content === undefined
      ? { action: 'delete', file_path: path, last_commit_id: last }
      : {
          action: 'update',
          file_path: path,
          content,
          encoding: 'base64',
          last_commit_id: last,
        };
  });
}
