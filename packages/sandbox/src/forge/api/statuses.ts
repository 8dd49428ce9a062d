import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { notFound } from '../errors';
import { isWholeObjectName } from '../names';
import { findRevision } from '../reading/revisions';
import { StatusRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { apiUrl } from '../shapes/context';
import { toStatus } from '../shapes/hooks';
import { toRepository } from '../shapes/repositories';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { parseBody, textField } from './requests';

const statusSchema = z.object({
  state: z.enum([
    'pending',
    'success',
    'error',
    'failure',
    'warning',
    'skipped',
  ]),
  target_url: textField(2048).default(''),
  description: textField(2048).default(''),
  context: textField(255).default(''),
});

/** From the worst to the best: the worst of a commit's statuses is the commit's. */
const severity: StatusRecord['state'][] = [
  'error',
  'failure',
  'warning',
  'pending',
  'success',
  'skipped',
];

/** `statuses`, and `commits/{ref}/status`. */
export function addStatusRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const sendStatuses = (
    request: Request,
    response: Response,
    repository: Repository,
    sha: string,
  ) => {
    const page = parsePage(request);
    const found = repository.record.statuses
      .filter(status => status.sha === sha)
      .reverse();
    announcePages(request, response, {
      baseUrl: services.baseUrl,
      page,
      total: found.length,
    });
    response.json(
      cut(found, page).map(status => toStatus(services, repository, status)),
    );
  };

  router.get(
    '/repos/:owner/:repo/statuses/:sha',
    guards.reader(async ({ request, response, repository }) => {
      sendStatuses(request, response, repository, request.params.sha);
    }),
  );

  router.post(
    '/repos/:owner/:repo/statuses/:sha',
    guards.writer(async ({ request, response, repository, viewer }) => {
      const { sha } = request.params;
      const revision = isWholeObjectName(sha)
        ? await findRevision(repository, sha)
        : undefined;
      if (!revision) {
        throw notFound(`commit doesn't exist: ${sha}`);
      }
      const wanted = parseBody(statusSchema, request);
      const status = await repository.change(draft => {
        const created: StatusRecord = {
          id: draft.nextId,
          sha,
          state: wanted.state,
          targetUrl: wanted.target_url,
          description: wanted.description,
          context: wanted.context || 'default',
          creator: viewer.name,
          createdAt: services.now().toISOString(),
        };
        draft.nextId += 1;
        draft.statuses.push(created);
        return created;
      });
      response.status(201).json(toStatus(services, repository, status));
    }),
  );

  router.get(
    '/repos/:owner/:repo/commits/*/statuses',
    guards.reader(async ({ request, response, repository }) => {
      const revision = await findRevision(repository, request.params[0]);
      if (!revision) {
        throw notFound();
      }
      sendStatuses(request, response, repository, revision.sha);
    }),
  );

  router.get(
    '/repos/:owner/:repo/commits/*/status',
    guards.reader(async ({ request, response, repository, viewer }) => {
      const revision = await findRevision(repository, request.params[0]);
      if (!revision) {
        throw notFound();
      }
      const { sha } = revision;
      // Of each context, the last one counts.
      const latest = new Map(
        repository.record.statuses
          .filter(status => status.sha === sha)
          .map(status => [status.context, status]),
      );
      const statuses = [...latest.values()].sort((a, b) => b.id - a.id);
      const state = severity.find(candidate =>
        statuses.some(status => status.state === candidate),
      );
      const commitUrl = `${apiUrl(services, repository)}/commits/${sha}`;
      response.json({
        state: state ?? 'pending',
        sha,
        total_count: statuses.length,
        statuses:
          statuses.length > 0
            ? statuses.map(status => toStatus(services, repository, status))
            : null,
        repository: toRepository(services, repository, viewer),
        commit_url: commitUrl,
        url: `${commitUrl}/status`,
      });
    }),
  );
}
