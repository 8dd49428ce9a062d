import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Fleet as FleetAnswer, packFleet } from '@socle/plugin-argocd-common';
import { openEventStream, OpenStreams } from '@socle/plugin-platform-node';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { parseFleetFilter } from '../requests/parseFleetFilter';
import { ChangeLog } from '../services/ChangeLog';
import { Fleet } from '../services/Fleet';
import { FleetViews } from '../services/FleetViews';
import { Instances } from '../services/Instances';
import { FleetFollower } from './FleetFollower';
import { Timing } from './timing';

export interface FleetRouterOptions {
  httpAuth: HttpAuthService;
  logger: LoggerService;
  views: FleetViews;
  fleet: Fleet;
  log: ChangeLog;
  instances: Instances;
  streams: OpenStreams;
  timing: Timing;
}

/**
 * All Applications that the one who asks may see:
 *
 * - `GET /applications` answers `Fleet`; the query is `FleetFilter`;
 * - the same with `/stream` sends it as a server-sent event named `fleet`, and then `changes`, each a `FleetChanges`. A
 *   browser that comes back with the id of what it was sent last is sent `changes` only.
 *
 * 401 without a user, 400 on a query that is none, 503 where the platform's tree was never read. Who may see none gets none.
 */
export function createFleetRouter(options: FleetRouterOptions): Router {
  const { httpAuth, views, fleet, instances, timing } = options;
  const router = createRouter();

  router.get('/applications', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const filter = parseFleetFilter(request.query);
    const view = await views.resolve({ credentials, filter });
    await instances.settled(timing.settle);
    const { rows, visible } = fleet.rows(view, new Date());
    response.json({
      rows: packFleet(rows),
      total: rows.length,
      visible,
      instances: instances.statuses(),
    } satisfies FleetAnswer);
  });

  router.get('/applications/stream', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const filter = parseFleetFilter(request.query);
    const view = await views.resolve({ credentials, filter });
    await instances.settled(timing.settle);
    const follower = new FleetFollower({
      ...options,
      credentials,
      filter,
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
  });

  return router;
}
