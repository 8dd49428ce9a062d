import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  AskAnswer,
  AskChoices,
  EntityRefusals,
  EntityServiceMap,
  EntityWorkloads,
  NetworkAnswer,
  NetworkSummary,
  RefusalDetails,
  WorkloadPolicy,
} from '@socle/plugin-cilium-common';
import {
  openEventStream,
  OpenStreams,
  parseEntityParams,
} from '@socle/plugin-platform-node';
import { Request, Response, Router } from 'express';
import createRouter from 'express-promise-router';
import {
  parseEffectiveQuery,
  parseGroup,
  parseMapQuery,
  parseQuestion,
} from '../requests/parseQuestions';
import { Clusters } from '../services/Clusters';
import { Explanations } from '../services/Explanations';
import { Maps } from '../services/Maps';
import {
  NetworkView,
  NetworkViews,
  requireRight,
} from '../services/NetworkViews';
import { Questions } from '../services/Questions';
import { Refusals } from '../services/Refusals';
import { Workloads } from '../services/Workloads';
import { essenceOf, Follower } from './Follower';
import { Timing } from './timing';

export interface EntitiesRouterOptions {
  httpAuth: HttpAuthService;
  logger: LoggerService;
  views: NetworkViews;
  clusters: Clusters;
  refusals: Refusals;
  explanations: Explanations;
  workloads: Workloads;
  maps: Maps;
  questions: Questions;
  streams: OpenStreams;
  timing: Timing;
}

const place = '/entities/:kind/:namespace/:name';

/**
 * What was refused of an entity's connections, why, and what holds: the routes that `@socle/plugin-cilium-common` describes, below
 * `GET /entities/:kind/:namespace/:name`. Streams are server-sent events, each an answer in whole; `last-event-id` takes one up
 * where it was, and `denied` ends it for somebody who may no longer read it.
 *
 * 401 without a user, 400 on what cannot be asked for, 404 where the user may not read the entity and where there is no such
 * group, workload or environment, 403 where they lack `cilium.network.read` (for `ask`: `cilium.network.ask`), 503 where the
 * platform's tree was never read.
 */
export function createEntitiesRouter(options: EntitiesRouterOptions): Router {
  const { httpAuth, views, clusters, refusals, timing } = options;
  const router = createRouter();

  const look = async (request: Request) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const entityRef = parseEntityParams(request.params);
    const view = await views.resolve({ entityRef, credentials });
    await clusters.settled(view, timing.settle);
    return { credentials, entityRef, view };
  };

  const stream = async <T extends NetworkAnswer>(
    request: Request,
    response: Response,
    feed: {
      event: string;
      read: (view: NetworkView) => T;
      essence: (answer: T) => unknown;
      gather: number;
    },
  ) => {
    const seen = await look(request);
    const follower = new Follower<T>({
      ...options,
      ...seen,
      ...feed,
      lastEventId: request.header('last-event-id'),
    });
    const events = openEventStream({
      response,
      heartbeatMilliseconds: timing.heartbeat,
      onEnd: () => {
        options.streams.delete(events);
        follower.stop();
      },
    });
    options.streams.add(events);
    follower.follow(events);
  };

  router.get(`${place}/summary`, async (request, response) => {
    const { view } = await look(request);
    response.json(refusals.summary(view) satisfies NetworkSummary);
  });

  router.get(`${place}/refusals`, async (request, response) => {
    const { view } = await look(request);
    response.json(refusals.list(view) satisfies EntityRefusals);
  });

  router.get(`${place}/refusals/stream`, async (request, response) => {
    await stream(request, response, {
      event: 'refusals',
      gather: timing.gather,
      read: view => refusals.list(view),
      essence: ({ groups, status, more, ...answer }) => [
        groups,
        status,
        more,
        essenceOf(answer),
      ],
    });
  });

  router.get(`${place}/refusals/:group`, async (request, response) => {
    const group = parseGroup(request.params.group);
    const { view } = await look(request);
    response.json(
      (await options.explanations.details(
        view,
        group,
      )) satisfies RefusalDetails,
    );
  });

  router.get(`${place}/workloads`, async (request, response) => {
    const { view } = await look(request);
    response.json(options.workloads.list(view) satisfies EntityWorkloads);
  });

  router.get(`${place}/peers`, async (request, response) => {
    const { view } = await look(request);
    response.json(options.workloads.choices(view) satisfies AskChoices);
  });

  router.get(`${place}/effective`, async (request, response) => {
    const query = parseEffectiveQuery(request.query);
    const { view } = await look(request);
    response.json(
      (await options.workloads.effective(view, query)) satisfies WorkloadPolicy,
    );
  });

  router.get(`${place}/map`, async (request, response) => {
    const query = parseMapQuery(request.query);
    const { view } = await look(request);
    response.json(options.maps.of(view, query) satisfies EntityServiceMap);
  });

  router.get(`${place}/map/stream`, async (request, response) => {
    const query = parseMapQuery(request.query);
    await stream(request, response, {
      event: 'map',
      gather: timing.gatherMap,
      read: view => options.maps.of(view, query),
      essence: ({ map, focus, more, window: _window, ...answer }) => [
        map,
        focus,
        more,
        essenceOf(answer),
      ],
    });
  });

  router.get(`${place}/ask`, async (request, response) => {
    const question = parseQuestion(request.query);
    const { view } = await look(request);
    requireRight(view, 'ask');
    response.json(
      (await options.questions.ask(view, question)) satisfies AskAnswer,
    );
  });

  return router;
}
