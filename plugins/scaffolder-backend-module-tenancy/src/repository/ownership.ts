import {
  blobName,
  RepositoryFile,
  RepositoryForge,
} from '@socle/plugin-tenancy-node';

/** Trailer of the first commit that names the task which made it. */
export const taskTrailer = 'Socle-Task';

/** A commit message that ends with the task's trailer. */
export function withTask(message: string, taskId: string): string {
  return `${message.trim()}\n\n${taskTrailer}: ${taskId}\n`;
}

/** The task that a commit message names; undefined where it names none. */
export function taskOf(message: string): string | undefined {
  const trailers =
    message
      .trim()
      .split(/\n\s*\n/)
      .slice(1)
      .pop() ?? '';
  return new RegExp(`^${taskTrailer}: (\\S+)$`, 'm').exec(trailers)?.[1];
}

/**
 * Whether the content of a repository is the work of this task: its first commit names the task, whatever people pushed
 * since; or names another task, as of an earlier try with the same answers, and the branch still holds exactly the same
 * files.
 */
export async function isOurs(options: {
  forge: RepositoryForge;
  branch: string;
  taskId: string;
  files: RepositoryFile[];
}): Promise<boolean> {
  const { forge, branch, taskId, files } = options;
  const task = taskOf(await forge.firstMessage(branch));
  if (task === undefined || task === taskId) {
    return task === taskId;
  }
  const contents = await forge.listContents(branch);
  return (
    contents.size === files.length &&
    files.every(({ path, content }) => {
      const name = contents.get(path);
      return name !== undefined && name === blobName(content, name.length);
    })
  );
}
