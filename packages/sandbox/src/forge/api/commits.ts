import { Router } from 'express';
import { conflict, notFound } from '../errors';
import { isTreePath } from '../names';
import { Commit, countCommits, listCommits } from '../reading/commits';
import { emptyTree, listChangedFiles } from '../reading/diffs';
import { findRevision } from '../reading/revisions';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toCommit } from '../shapes/commits';
import { ShapeContext } from '../shapes/context';
import { Guards } from './guards';
import { announceCommitPages, announcePages, parsePage } from './paging';
import { queryFlag, queryText, requireRevision, restOfPath } from './requests';

const compareLimit = 250;

/** What a list of commits tells of each. */
interface Shown {
  stats: boolean;
  files: boolean;
  verification: boolean;
}

/** Commits with their files and figures, each against its first parent, and null in place of what is not asked for. */
export async function toCommits(
  context: ShapeContext,
  repository: Repository,
  commits: Commit[],
  shown: Shown = { stats: true, files: true, verification: true },
) {
  const shaped = [];
  for (const commit of commits) {
    const files =
      shown.files || shown.stats
        ? await listChangedFiles(
            repository,
            commit.parents[0] ?? emptyTree,
            commit.sha,
          )
        : [];
    const whole = toCommit(context, repository, commit, files);
    shaped.push({
      ...whole,
      ...(!shown.stats && { stats: null }),
      ...(!shown.files && { files: null }),
      ...(!shown.verification && {
        commit: { ...whole.commit, verification: null },
      }),
    });
  }
  return shaped;
}

/** `commits` and `compare`. */
export function addCommitRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { baseUrl } = services;

  router.get(
    '/repos/:owner/:repo/commits',
    guards.reader(async ({ request, response, repository }) => {
      if (repository.empty) {
        throw conflict('Git Repository is empty.');
      }
      const page = parsePage(request);
      const name = queryText(request, 'sha');
      const revision = await findRevision(
        repository,
        name || repository.record.defaultBranch,
      );
      if (!revision) {
        // What Gitea answers here is no object.
        response.status(404).json(null);
        return;
      }
      const path = queryText(request, 'path');
      if (path !== '' && !isTreePath(path)) {
        throw notFound();
      }
      const not = queryText(request, 'not');
      const without = not
        ? (await requireRevision(repository, not)).sha
        : undefined;
      const range = { from: revision.sha, path, without };
      const total = await countCommits(repository, range);
      if (path !== '' && total === 0) {
        throw notFound('FileCommitsCount');
      }
      const commits = await listCommits(repository, {
        ...range,
        skip: page.skip,
        limit: page.limit,
      });
      announcePages(request, response, { baseUrl, page, total });
      announceCommitPages(response, page, total);
      response.json(
        await toCommits(services, repository, commits, {
          stats: queryFlag(request, 'stat', true),
          files: queryFlag(request, 'files', true),
          verification: queryFlag(request, 'verification', true),
        }),
      );
    }),
  );

  router.get(
    '/repos/:owner/:repo/compare/*',
    guards.reader(async ({ request, response, repository }) => {
      const [, base, head] =
        /^(.+?)\.{2,3}(.+)$/.exec(restOfPath(request)) ?? [];
      const revisions = await Promise.all(
        [base, head].map(name =>
          name ? findRevision(repository, name) : undefined,
        ),
      );
      const [from, to] = revisions;
      if (!from || !to) {
        throw notFound();
      }
      const range = { from: to.sha, without: from.sha };
      const commits = await listCommits(repository, {
        ...range,
        limit: compareLimit,
      });
      response.json({
        total_commits: await countCommits(repository, range),
        commits: await toCommits(services, repository, commits),
      });
    }),
  );
}
