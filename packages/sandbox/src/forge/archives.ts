import { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { answerIfKnown } from './caching';
import { ForgeError, notFound } from './errors';
import { findRevision } from './reading/revisions';
import { Repository } from './repository';
import { ShapeContext, apiUrl } from './shapes/context';

const formats = [
  { ending: '.tar.gz', format: 'tar.gz' },
  { ending: '.tar', format: 'tar' },
  { ending: '.zip', format: 'zip' },
];

/**
 * Answers the files of a revision in one: `main.tar.gz`.
 *
 * @throws ForgeError 400 on a format that there is not, 404 on a revision that there is not.
 */
export async function answerArchive(
  context: ShapeContext,
  repository: Repository,
  asked: { name: string; request: Request },
  response: Response,
): Promise<void> {
  const { name, request } = asked;
  const kind = formats.find(({ ending }) => name.endsWith(ending));
  if (!kind) {
    throw new ForgeError(400, `unknown format: ${name}`);
  }
  const wanted = name.slice(0, -kind.ending.length);
  const revision = await findRevision(repository, wanted);
  if (!revision) {
    throw notFound(`unrecognized repository reference: ${wanted}`);
  }
  const url = `${apiUrl(context, repository)}/archive/${revision.sha}${kind.ending}`;
  response.setHeader('Link', `<${url}?rev=${revision.sha}>; rel="immutable"`);
  response.setHeader('Content-Type', 'application/octet-stream');
  if (answerIfKnown(request, response, revision.sha + kind.ending)) {
    return;
  }
  await sendArchive(repository, kind.format, revision.sha, response);
}

async function sendArchive(
  repository: Repository,
  format: string,
  sha: string,
  response: Response,
): Promise<void> {
  const child = repository.git.start([
    'archive',
    `--format=${format}`,
    // Whoever waits for a large tree waits for its packing, and is on the same machine or near it.
    ...(format === 'tar' ? [] : ['-1']),
    `--prefix=${repository.name.toLowerCase()}/`,
    sha,
  ]);
  child.stdin.end();
  child.stderr.resume();
  const closed = new Promise<number | null>(resolve => {
    child.once('close', resolve);
    child.once('error', () => resolve(null));
  });
  // An archive that git broke off must not look whole: the connection then ends without an end.
  await pipeline(child.stdout, response, { end: false }).catch(() => {
    child.kill('SIGTERM');
  });
  if ((await closed) === 0) {
    response.end();
  } else {
    response.destroy();
  }
}
