import { Router } from 'express';
import { z } from 'zod';
import { mayWrite } from '../access';
import { notFound, unprocessable } from '../errors';
import { ReviewRecord } from '../records';
import { Repository } from '../repository';
import { ForgeServices } from '../services';
import { toReview } from '../shapes/pullRequests';
import { Guards } from './guards';
import { announcePages, cut, parsePage } from './paging';
import { parseBody, pathNumber } from './requests';

const reviewSchema = z.object({
  event: z.string().default(''),
  body: z.string().default(''),
  commit_id: z.string().default(''),
});

const states: Record<string, ReviewRecord['state']> = {
  APPROVED: 'APPROVED',
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'REQUEST_CHANGES',
  COMMENT: 'COMMENT',
};

/** `pulls/{n}/reviews`, without comments on single lines. */
export function addReviewRoutes(
  router: Router,
  services: ForgeServices,
  guards: Guards,
): void {
  const { pullRequests, people, baseUrl } = services;
  const shape = (repository: Repository, review: ReviewRecord) =>
    toReview(services, repository, review, {
      head: pullRequests.get(repository, review.number).headSha,
      official: mayWrite(people.find(review.author), repository),
    });

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)/reviews',
    guards.reader(async ({ request, response, repository }) => {
      const { number } = pullRequests.get(
        repository,
        pathNumber(request, 'index'),
      );
      const page = parsePage(request);
      const found = repository.record.reviews.filter(
        review => review.number === number,
      );
      announcePages(request, response, { baseUrl, page, total: found.length });
      response.json(cut(found, page).map(review => shape(repository, review)));
    }),
  );

  router.get(
    '/repos/:owner/:repo/pulls/:index(\\d+)/reviews/:id(\\d+)',
    guards.reader(async ({ request, response, repository }) => {
      const number = pathNumber(request, 'index');
      const id = pathNumber(request, 'id');
      const found = repository.record.reviews.find(
        review => review.number === number && review.id === id,
      );
      if (!found) {
        throw notFound();
      }
      response.json(shape(repository, found));
    }),
  );

  router.post(
    '/repos/:owner/:repo/pulls/:index(\\d+)/reviews',
    guards.signedReader(async ({ request, response, repository, viewer }) => {
      const pull = pullRequests.get(repository, pathNumber(request, 'index'));
      const wanted = parseBody(reviewSchema, request);
      const state = Object.hasOwn(states, wanted.event)
        ? states[wanted.event]
        : 'PENDING';
      const isVerdict = state === 'APPROVED' || state === 'REQUEST_CHANGES';
      if (isVerdict && pull.author === viewer.name) {
        throw unprocessable(
          `${state === 'APPROVED' ? 'approve' : 'reject'} your own pull is not allowed`,
        );
      }
      if (isVerdict && pull.state === 'closed') {
        throw unprocessable("can't submit review on a closed pull request");
      }
      if (state !== 'APPROVED' && wanted.body.trim() === '') {
        throw unprocessable(`review event ${wanted.event} requires a body`);
      }
      const review = await repository.change(draft => {
        const created: ReviewRecord = {
          id: draft.nextId,
          number: pull.number,
          author: viewer.name,
          state,
          body: wanted.body,
          commit: wanted.commit_id || pull.headSha,
          submittedAt: services.now().toISOString(),
        };
        draft.nextId += 1;
        draft.reviews.push(created);
        return created;
      });
      response.json(shape(repository, review));
    }),
  );
}
