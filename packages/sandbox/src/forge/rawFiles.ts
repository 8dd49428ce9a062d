import { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { answerIfKnown } from './caching';
import { notFound } from './errors';
import { isTreePath } from './names';
import { findEntry, readBlob } from './reading/trees';
import { Repository } from './repository';

const imageTypes: Record<string, string> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};
const sniffLimit = 1024 * 1024;

/**
 * Sends a file as it is.
 *
 * A browser must not run what somebody committed: everything but images is plain text or a download,
 * nothing is guessed from the content, and what the file would load or run is forbidden.
 *
 * @throws ForgeError 404 where there is no file at the path.
 */
export async function sendRawFile(
  repository: Repository,
  commit: string,
  path: string,
  request: Request,
  response: Response,
): Promise<void> {
  const entry = isTreePath(path)
    ? await findEntry(repository, commit, path)
    : undefined;
  if (!entry || entry.type !== 'blob') {
    throw notFound();
  }
  response.setHeader('Cache-Control', 'private, max-age=0, must-revalidate');
  response.setHeader('X-Gitea-Object-Type', 'file');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  if (answerIfKnown(request, response, entry.sha)) {
    return;
  }
  const extension = path.split('.').pop()?.toLowerCase() ?? '';
  const image = imageTypes[extension];
  if (entry.size <= sniffLimit) {
    const content = await readBlob(repository, entry.sha);
    const isText = !content.includes(0);
    response.setHeader(
      'Content-Type',
      image ??
        (isText ? 'text/plain; charset=utf-8' : 'application/octet-stream'),
    );
    response.send(content);
    return;
  }
  response.setHeader('Content-Type', image ?? 'application/octet-stream');
  response.setHeader('Content-Length', String(entry.size));
  const child = repository.git.start(['cat-file', 'blob', entry.sha]);
  child.stdin.end();
  child.stderr.resume();
  await pipeline(child.stdout, response).catch(() => {
    child.kill('SIGTERM');
  });
}
