import { Request, Router } from 'express';
import { answerArchive } from '../archives';
import { findRevision, splitRevision } from '../reading/revisions';
import { sendRawFile } from '../rawFiles';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { Guards } from './guards';
import { queryText, requireRevision, restOfPath } from './requests';

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
      await answerArchive(
        services,
        repository,
        { name: restOfPath(request), request },
        response,
      );
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
  // Gitea reads what it does not know as the default branch.
  const revision =
    (await findRevision(repository, ref)) ??
    (await requireRevision(repository, ''));
  return { sha: revision.sha, path: rest };
}
