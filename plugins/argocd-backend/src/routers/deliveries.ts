import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import {
  openEventStream,
  OpenStreams,
  parseEntityParams,
} from '@socle/plugin-platform-node';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { Deliveries } from '../services/Deliveries';
import { EntityView, EntityViews } from '../services/EntityViews';
import { Instances } from '../services/Instances';
import { SharedAnswers } from '../services/SharedAnswers';
import { TrackedWorkloads } from '../services/TrackedWorkloads';
import { DeliveriesFollower } from './DeliveriesFollower';
import { createStandingsRouter } from './standings';
import { Timing } from './timing';

export interface DeliveriesRouterOptions {
  httpAuth: HttpAuthService;
  logger: LoggerService;
  views: EntityViews;
  deliveries: Deliveries;
  answers: SharedAnswers;
  instances: Instances;
  track: (view: EntityView) => TrackedWorkloads;
  streams: OpenStreams;
  timing: Timing;
}

/**
 * How entities are delivered, one by one and, at `/standings`, many at once:
 *
 * - `GET /entities/:kind/:namespace/:name/deliveries` answers `EntityDeliveries`;
 * - the same with `/stream` sends them as server-sent events named `deliveries`, the first at once, unless the browser comes
 *   back with what it would be sent, and another after each change; it ends with one named `denied` when the user may no
 *   longer read them.
 *
 * 401 without a user, 400 on what is no entity's name, 404 where the user may not read the entity, 403 where they lack
 * `argocd.application.read`, 503 where the platform's tree was never read.
 */
export function createDeliveriesRouter(
  options: DeliveriesRouterOptions,
): Router {
  const { httpAuth, views, deliveries, instances, track, timing } = options;
  const router = createRouter();
  router.use(createStandingsRouter(options));

  router.get(
    '/entities/:kind/:namespace/:name/deliveries',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRef = parseEntityParams(request.params);
      const view = await views.resolve({ entityRef, credentials });
      const tracked = track(view);
      try {
        await Promise.all([
          instances.settled(timing.settle),
          tracked.settled(timing.settleWorkloads),
        ]);
        const answer = deliveries.of({
          view,
          tracked: tracked.tracked,
          now: new Date(),
        });
        response.json(answer satisfies EntityDeliveries);
        deliveries.learn(answer);
      } finally {
        tracked.close();
      }
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/deliveries/stream',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRef = parseEntityParams(request.params);
      const view = await views.resolve({ entityRef, credentials });
      await instances.settled(timing.settle);
      const follower = new DeliveriesFollower({
        ...options,
        entityRef,
        credentials,
        view,
        lastEventId: request.header('last-event-id'),
      });
      const stream = openEventStream({
        response,
        heartbeatMilliseconds: timing.heartbeat,
        onEnd: () => {
          options.streams.delete(stream);
          follower.stop();
        },
      });
      options.streams.add(stream);
      follower.follow(stream);
    },
  );

  return router;
}
