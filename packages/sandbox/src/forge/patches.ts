import { Response } from 'express';
import { ForgeError } from './errors';
import { emptyTree, readPatch } from './reading/diffs';
import { Repository } from './repository';

/**
 * Sends what changed between two commits, as `git diff` or, commit by commit, as `git format-patch` writes it.
 *
 * @throws ForgeError 413 when it is too large.
 */
export async function sendPatch(
  repository: Repository,
  range: { from: string; to: string },
  options: { kind: string; binary?: boolean },
  response: Response,
): Promise<void> {
  const { from, to } = range;
  const { kind, binary } = options;
  const text =
    kind === 'patch' && from !== emptyTree
      ? await repository.git.text([
          'format-patch',
          '--stdout',
          `${from}..${to}`,
        ])
      : await readPatch(repository, { from, to, binary });
  if (text === undefined) {
    throw new ForgeError(413, 'The difference is too large to be shown.');
  }
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.type('text/plain').send(text);
}
