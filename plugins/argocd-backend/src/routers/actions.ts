import { HttpAuthService } from '@backstage/backend-plugin-api';
import { ActionAnswer } from '@socle/plugin-argocd-common';
import { parseEntityQuery } from '@socle/plugin-platform-node';
import express, { Router } from 'express';
import createRouter from 'express-promise-router';
import { parseAction } from '../requests/parseAction';
import { parseApplicationParams } from '../requests/parseApplicationParams';
import { Actions } from '../services/Actions';
import { ApplicationFinder } from '../services/ApplicationFinder';

export interface ActionsRouterOptions {
  httpAuth: HttpAuthService;
  finder: ApplicationFinder;
  actions: Actions;
}

/**
 * `POST /applications/:instance/:namespace/:name/actions/:action`, also with `?entity=kind:namespace/name`: 202 where Argo CD
 * took it, 409 where it cannot work now, both with an `ActionAnswer`.
 *
 * Besides: 400 on what is no action and no body of one, 401 without a user, 403 where the user may not take it, 404 on an
 * Application that they may not see, 409 with an error where Argo CD or the portal cannot, 503 where Argo CD does not answer.
 */
export function createActionsRouter(options: ActionsRouterOptions): Router {
  const { httpAuth, finder, actions } = options;
  const router = createRouter();

  router.post(
    '/applications/:instance/:namespace/:name/actions/:action',
    express.json({ limit: '256kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const params = parseApplicationParams(request.params);
      const entityRef = parseEntityQuery(request.query);
      const asked = parseAction(request.params.action, request.body);
      const found = await finder.find({ params, entityRef, credentials });
      const answer = await actions.act({ found, asked, request });
      response
        .status(answer.accepted ? 202 : 409)
        .json(answer satisfies ActionAnswer);
    },
  );

  return router;
}
