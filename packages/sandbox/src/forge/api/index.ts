import express, { Response, Router } from 'express';
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
import { addProtectionRoutes } from './protections';
import { addPullRoutes } from './pulls';
import { addRepositoryRoutes } from './repositories';
import { addReviewRoutes } from './reviews';
import { addStatusRoutes } from './statuses';
import { addUserRoutes } from './users';

const bodyLimit = '16mb';

/** Writes a body as Gitea does, whose media type has no space in it; Express would put one there. */
function sendJson(response: Response, body: unknown): Response {
  const text = `${JSON.stringify(body)}\n`;
  response.setHeader('Content-Type', 'application/json;charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  return response.end(response.req.method === 'HEAD' ? undefined : text);
}

/** The part of Gitea's REST API v1 that Socle and Backstage use, in Gitea's shapes and status codes. */
export function createApiRouter(services: ForgeServices): Router {
  const router = express.Router();
  const guards = createGuards(services);
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'max-age=0, private, must-revalidate');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.json = body => sendJson(response, body);
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
    addProtectionRoutes,
  ]) {
    add(router, services, guards);
  }
  router.use((_request, response) => {
    response.status(404).type('text/plain').send('404 page not found\n');
  });
  router.use(createApiErrorHandler(services));
  return router;
}
