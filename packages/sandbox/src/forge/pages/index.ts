import express, { Router } from 'express';
import { answerArchive } from '../archives';
import { notFound } from '../errors';
import { sendPatch } from '../patches';
import { emptyTree } from '../reading/diffs';
import { ForgeServices } from '../services';
import { createPageGuards } from './calls';
import { commitPage, commitsPage, comparePage } from './commits';
import { homePage, ownerPage } from './home';
import { repositoryPath } from './layout';
import { loginForm, loginPage, logoutForm } from './login';
import { createPageErrorHandler } from './problem';
import { pullPage, pullOf } from './pull';
import { commentForm, mergeForm, stateForm } from './pullForms';
import { pullsPage } from './pulls';
import { Sessions } from './session';
import { rawPage, repositoryPage, sourcePage } from './source';
import { styleSheet } from './style';

/** The pages for people, at Gitea's addresses. */
export function createPagesRouter(
  services: ForgeServices,
  sessions: Sessions,
): Router {
  const router = express.Router();
  const guards = createPageGuards(services, sessions);
  router.use(express.urlencoded({ extended: false, limit: '256kb' }));

  router.get('/assets/forge.css', (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=300');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.type('css').send(styleSheet);
  });
  router.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });

  router.get('/', guards.anyone(homePage));
  router.get('/user/login', guards.anyone(loginPage));
  router.post(
    '/user/login',
    guards.form(async call => await loginForm(call, sessions)),
  );
  router.post(
    '/user/logout',
    guards.form(async call => await logoutForm(call, sessions)),
  );

  router.get('/:owner', guards.anyone(ownerPage));
  // git's address of a repository, opened in a browser.
  router.get(
    '/:owner/:repo.git',
    guards.reader(async ({ response, repository }) => {
      response.redirect(302, repositoryPath(repository));
    }),
  );
  router.get('/:owner/:repo', guards.reader(repositoryPage));
  router.get(
    '/:owner/:repo/src/:kind(branch|commit|tag)/*',
    guards.reader(sourcePage),
  );
  router.get(
    '/:owner/:repo/raw/:kind(branch|commit|tag)/*',
    guards.reader(rawPage),
  );
  router.get(
    '/:owner/:repo/commits/:kind(branch|commit|tag)/*',
    guards.reader(commitsPage),
  );
  router.get('/:owner/:repo/commit/:sha', guards.reader(commitPage));
  router.get('/:owner/:repo/compare/*', guards.reader(comparePage));
  router.get(
    '/:owner/:repo/archive/*',
    guards.reader(async ({ request, response, repository }) => {
      const name = request.params[0];
      await answerArchive(services, repository, { name, request }, response);
    }),
  );

  router.get('/:owner/:repo/pulls', guards.reader(pullsPage));
  router.get(
    '/:owner/:repo/pulls/:index(\\d+).:kind(diff|patch)',
    guards.reader(async call => {
      const { repository, request, response } = call;
      const { mergeBase, headSha } = await services.pullRequests.state(
        repository,
        pullOf(call),
      );
      await sendPatch(
        repository,
        { from: mergeBase || emptyTree, to: headSha },
        { kind: request.params.kind },
        response,
      );
    }),
  );
  router.get('/:owner/:repo/pulls/:index', guards.reader(pullPage));
  router.post('/:owner/:repo/pulls/:index/merge', guards.writerForm(mergeForm));
  router.post('/:owner/:repo/pulls/:index/state', guards.readerForm(stateForm));
  router.post(
    '/:owner/:repo/pulls/:index/comments',
    guards.readerForm(commentForm),
  );

  router.use(() => {
    throw notFound();
  });
  router.use(createPageErrorHandler(services, sessions));
  return router;
}
