import { HttpAuthService } from '@backstage/backend-plugin-api';
import { RevertAnswer, RevertPreview } from '@socle/plugin-argocd-common';
import { parseEntityQuery } from '@socle/plugin-platform-node';
import express, { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import { parseApplicationParams } from '../requests/parseApplicationParams';
import { parseRevert, parseRevertQuery } from '../requests/parseRevert';
import { ApplicationFinder } from '../services/ApplicationFinder';
import { Reverts } from '../services/Reverts';

export interface RevertsRouterOptions {
  httpAuth: HttpAuthService;
  finder: ApplicationFinder;
  reverts: Reverts;
}

/**
 * Going back in Git: `GET /applications/:instance/:namespace/:name/revert?id=3` for what it would change (`RevertPreview`), and
 * `POST` of the same with `{ id }` to propose it (201). Both also with `?entity=kind:namespace/name`; 409 with a
 * `RevertAnswer` where there is nothing to propose.
 *
 * Besides: 400 on what names no deployment, 401 without a user, 403 where the user may not roll it back, 404 on an Application
 * that they may not see, 503 where the forge cannot be asked.
 */
export function createRevertsRouter(options: RevertsRouterOptions): Router {
  const { httpAuth, finder, reverts } = options;
  const router = createRouter();
  const place = '/applications/:instance/:namespace/:name/revert';

  const find = async (request: Request) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const params = parseApplicationParams(request.params);
    const entityRef = parseEntityQuery(request.query);
    const found = await finder.find({ params, entityRef, credentials });
    return { credentials, found };
  };

  router.get(place, async (request, response) => {
    const { id } = parseRevertQuery(request.query);
    const { found } = await find(request);
    const answer = await reverts.preview(found, id);
    response
      .status('accepted' in answer ? 409 : 200)
      .json(answer satisfies RevertPreview | RevertAnswer);
  });

  router.post(
    place,
    express.json({ limit: '16kb' }),
    async (request, response) => {
      const { id } = parseRevert(request.body);
      const { credentials, found } = await find(request);
      const answer = await reverts.propose({ found, id, credentials, request });
      response
        .status(answer.accepted ? 201 : 409)
        .json(answer satisfies RevertAnswer);
    },
  );

  return router;
}
