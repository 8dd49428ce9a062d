import { Router } from 'express';
import { z } from 'zod';
import { mayWrite } from '../access';
import { forbidden, notFound } from '../errors';
import { createComment } from '../comments';
import { CommentRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toComment } from '../shapes/pullRequests';
import { Guards, SignedRepositoryCall } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { parseBody, pathNumber, requiredField } from './requests';

const commentSchema = z.object({ body: requiredField(65_536) });

/** `issues/{n}/comments`. As in Gitea, whoever may read a pull request may comment on it. */
export function addCommentRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { pullRequests, baseUrl } = services;
  const find = (repository: Repository, id: number): CommentRecord => {
    const comment = repository.record.comments.find(item => item.id === id);
    if (!comment) {
      throw notFound();
    }
    return comment;
  };
  const requireOwn = ({
    request,
    repository,
    viewer,
  }: SignedRepositoryCall): CommentRecord => {
    const comment = find(repository, pathNumber(request, 'id'));
    if (comment.author !== viewer.name && !mayWrite(viewer, repository)) {
      throw forbidden('only its author or a writer may change a comment', '');
    }
    return comment;
  };

  router.get(
    '/repos/:owner/:repo/issues/:index(\\d+)/comments',
    guards.reader(async ({ request, response, repository }) => {
      const { number } = pullRequests.get(
        repository,
        pathNumber(request, 'index'),
      );
      const page = parsePage(request);
      const found = repository.record.comments.filter(
        comment => comment.number === number,
      );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(
        cut(found, page).map(comment =>
          toComment(services, repository, comment),
        ),
      );
    }),
  );

  router.post(
    '/repos/:owner/:repo/issues/:index(\\d+)/comments',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      const { number } = pullRequests.get(
        repository,
        pathNumber(request, 'index'),
      );
      const { body } = parseBody(commentSchema, request);
      const comment = await createComment(repository, {
        number,
        author: viewer.name,
        body,
        now: services.now(),
      });
      response.status(201).json(toComment(services, repository, comment));
    }),
  );

  router.get(
    '/repos/:owner/:repo/issues/comments/:id(\\d+)',
    guards.reader(async ({ request, response, repository }) => {
      const comment = find(repository, pathNumber(request, 'id'));
      response.json(toComment(services, repository, comment));
    }),
  );

  router.patch(
    '/repos/:owner/:repo/issues/comments/:id(\\d+)',
    guards.signedReader(async call => {
      const { id } = requireOwn(call);
      const { body } = parseBody(commentSchema, call.request);
      const comment = await call.repository.change(draft => {
        const found = draft.comments.find(item => item.id === id);
        if (!found) {
          throw notFound();
        }
        found.body = body;
        found.updatedAt = services.now().toISOString();
        return found;
      });
      call.response.json(toComment(services, call.repository, comment));
    }),
  );

  router.delete(
    '/repos/:owner/:repo/issues/comments/:id(\\d+)',
    guards.signedReader(async call => {
      const { id } = requireOwn(call);
      await call.repository.change(draft => {
        draft.comments = draft.comments.filter(item => item.id !== id);
      });
      call.response.status(204).end();
    }),
  );
}
