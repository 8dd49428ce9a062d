import express, { Router } from 'express';
import { notFound } from '../errors';
import { ForgeServices } from '../services';
import { addBranchRoutes } from './branches';
import { addCommentRoutes } from './comments';
import { addCommitRoutes } from './commits';
import { addContentsRoutes } from './contents';
import { createApiErrorHandler } from './errors';
import { addFileRoutes } from './files';
import { addGitDataRoutes } from './gitData';
import { createGuards } from './guards';
import { addHookRoutes } from './hooks';
import { addMergeRoutes } from './merge';
import { addOrganizationRoutes } from './organizations';
import { addPullRoutes } from './pulls';
import { addRepositoryRoutes } from './repositories';
import { addReviewRoutes } from './reviews';
import { addStatusRoutes } from './statuses';
import { addUserRoutes } from './users';

const bodyLimit = '16mb';

/** The part of Gitea's REST API v1 that Socle and Backstage use, in Gitea's shapes and status codes. */
export function createApiRouter(services: ForgeServices): Router {
  const router = express.Router();
  const guards = createGuards(services);
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'max-age=0, private, must-revalidate');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  router.use(express.json({ limit: bodyLimit, type: () => true }));
  for (const add of [
    addUserRoutes,
    addOrganizationRoutes,
    addRepositoryRoutes,
    addBranchRoutes,
    addContentsRoutes,
    addFileRoutes,
    addGitDataRoutes,
    addStatusRoutes,
    addCommitRoutes,
    addMergeRoutes,
    addReviewRoutes,
    addPullRoutes,
    addCommentRoutes,
    addHookRoutes,
  ]) {
    add(router, services, guards);
  }
  router.use(() => {
    throw notFound();
  });
  router.use(createApiErrorHandler(services));
  return router;
}
