import {
  blobName,
  RepositoryFile,
  RepositoryForge,
} from '@socle/plugin-tenancy-node';

/** Trailers of a first commit: who asked for it, and the task which made it. */
const requesterTrailer = 'Socle-Requested-By';
const taskTrailer = 'Socle-Task';

/** A commit message that ends with the trailers. */
export function withTrailers(
  message: string,
  { taskId, requestedBy }: { taskId: string; requestedBy: string },
): string {
  return `${message.trim()}\n\n${requesterTrailer}: ${requestedBy}\n${taskTrailer}: ${taskId}\n`;
}

/** The task that a commit message names; undefined where it names none. */
export function taskOf(message: string): string | undefined {
  return trailerOf(message, taskTrailer);
}

/** The person for whom a commit was made; undefined where it names none. */
export function requesterOf(message: string): string | undefined {
  return trailerOf(message, requesterTrailer);
}

function trailerOf(message: string, name: string): string | undefined {
  const trailers =
    message
      .trim()
      .split(/\n\s*\n/)
      .slice(1)
      .pop() ?? '';
  return new RegExp(`^${name}: (\\S+)$`, 'm').exec(trailers)?.[1];
}

/**
 * Whether the content of a repository is the work of this task: its first commit names the task, whatever people pushed
 * since; or was made for the same person; or names another task, as of an earlier try with the same answers, and the branch
 * still holds exactly the same files.
 */
export async function isOurs(options: {
  forge: RepositoryForge;
  branch: string;
  taskId: string;
  /** Whose earlier work is theirs to go on from, whatever was answered then; unset where it is not. */
  requestedBy: string | undefined;
  files: RepositoryFile[];
}): Promise<boolean> {
  const { forge, branch, taskId, requestedBy, files } = options;
  const message = await forge.firstMessage(branch);
  const task = taskOf(message);
  if (task === undefined || task === taskId) {
    return task === taskId;
  }
  if (requestedBy !== undefined && requesterOf(message) === requestedBy) {
    return true;
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
