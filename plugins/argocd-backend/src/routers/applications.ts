import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
} from '@socle/plugin-argocd-common';
import { parseEntityQuery } from '@socle/plugin-platform-node';
import { Request, Router } from 'express';
import createRouter from 'express-promise-router';
import { parseApplicationParams } from '../requests/parseApplicationParams';
import { parsePage } from '../requests/parsePage';
import { ApplicationFinder } from '../services/ApplicationFinder';
import { ApplicationReader } from '../services/ApplicationReader';
import { FoundApplication } from '../services/FoundApplication';
import { HistoryReader } from '../services/HistoryReader';

export interface ApplicationsRouterOptions {
  httpAuth: HttpAuthService;
  finder: ApplicationFinder;
  reader: ApplicationReader;
  history: HistoryReader;
}

/**
 * One Application, `GET /applications/:instance/:namespace/:name`, and its `tree`, `diff`, `history`, `windows`, `events` and
 * `links`. With `?entity=kind:namespace/name` it is looked at through that entity, which has to show it.
 *
 * 401 without a user, 400 on what is no name, 403 where the user may read the entity and not its deliveries, 404 on what is
 * not there and on what they may not see, 503 where the platform's tree was never read. An Argo CD that is down is told of in
 * the answers.
 */
export function createApplicationsRouter(
  options: ApplicationsRouterOptions,
): Router {
  const { httpAuth, finder, reader, history } = options;
  const router = createRouter();
  const place = '/applications/:instance/:namespace/:name';

  const find = async (request: Request): Promise<FoundApplication> => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const params = parseApplicationParams(request.params);
    const entityRef = parseEntityQuery(request.query);
    return await finder.find({ params, entityRef, credentials });
  };

  router.get(place, async (request, response) => {
    const found = await find(request);
    response.json(
      (await reader.details(found, new Date())) satisfies ApplicationDetails,
    );
  });

  router.get(`${place}/tree`, async (request, response) => {
    const found = await find(request);
    response.json((await reader.tree(found)) satisfies ApplicationTree);
  });

  router.get(`${place}/diff`, async (request, response) => {
    const found = await find(request);
    response.json((await reader.diff(found)) satisfies ApplicationDiff);
  });

  router.get(`${place}/history`, async (request, response) => {
    const found = await find(request);
    const page = parsePage(request.query);
    response.json(
      (await history.read(
        found,
        page,
        new Date(),
      )) satisfies ApplicationHistory,
    );
  });

  router.get(`${place}/windows`, async (request, response) => {
    const found = await find(request);
    response.json(
      reader.windows(found, new Date()) satisfies ApplicationWindows,
    );
  });

  router.get(`${place}/events`, async (request, response) => {
    const found = await find(request);
    response.json((await reader.events(found)) satisfies ApplicationEvents);
  });

  router.get(`${place}/links`, async (request, response) => {
    const found = await find(request);
    response.json((await reader.links(found)) satisfies ApplicationLinks);
  });

  return router;
}
