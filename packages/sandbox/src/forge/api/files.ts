import { Request, Response, Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { answerIfKnown } from '../caching';
import { ForgeError, notFound } from '../errors';
import { findRevision, splitRevision } from '../reading/revisions';
import { sendRawFile } from '../rawFiles';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { apiUrl } from '../shapes/context';
import { Guards } from './guards';
import { queryText, requireRevision, restOfPath } from './requests';

const formats: Array<{ ending: string; format: string; type: string }> = [
  { ending: '.tar.gz', format: 'tar.gz', type: 'application/gzip' },
  { ending: '.tar', format: 'tar', type: 'application/x-tar' },
  { ending: '.zip', format: 'zip', type: 'application/zip' },
];

/** `raw`, `media` and `archive`: files as they are. */
export function addFileRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  router.get(
    ['/repos/:owner/:repo/raw/*', '/repos/:owner/:repo/media/*'],
    guards.reader(async ({ request, response, repository }) => {
      const { sha, path } = await placeOf(repository, request);
      await sendRawFile(repository, sha, path, request, response);
    }),
  );

  router.get(
    '/repos/:owner/:repo/archive/*',
    guards.reader(async ({ request, response, repository }) => {
      const name = restOfPath(request);
      const kind = formats.find(({ ending }) => name.endsWith(ending));
      if (!kind) {
        throw new ForgeError(400, `unknown format: ${name}`);
      }
      const wanted = name.slice(0, -kind.ending.length);
      const revision = await findRevision(repository, wanted);
      if (!revision) {
        throw notFound(`unrecognized repository reference: ${wanted}`);
      }
      const url = `${apiUrl(services, repository)}/archive/${revision.sha}${kind.ending}`;
      response.setHeader(
        'Link',
        `<${url}?rev=${revision.sha}>; rel="immutable"`,
      );
      response.setHeader('Content-Type', kind.type);
      response.setHeader(
        'Content-Disposition',
        contentDisposition(
          `${repository.name}-${wanted.replaceAll('/', '-')}${kind.ending}`,
        ),
      );
      if (answerIfKnown(request, response, revision.sha + kind.ending)) {
        return;
      }
      await sendArchive(repository, kind.format, revision.sha, response);
    }),
  );
}

/** `?ref=` names the revision; without it the path may begin with one, and is else in the default branch. */
async function placeOf(
  repository: Repository,
  request: Request,
): Promise<{ sha: string; path: string }> {
  const rest = restOfPath(request);
  const ref = queryText(request, 'ref');
  if (ref === '') {
    const split = await splitRevision(repository, rest);
    if (split && split.path !== '') {
      return { sha: split.revision.sha, path: split.path };
    }
  }
  const { sha } = await requireRevision(repository, ref);
  return { sha, path: rest };
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

function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
