import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterCacheService,
  OpenStreams,
  openStateStream,
} from '@socle/plugin-platform-node';
import {
  TenantRequest,
  TenantRequestListing,
} from '@socle/plugin-tenancy-common';
import { TenantRegistry } from '@socle/plugin-tenancy-node';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { ArgocdPlace } from '../config';
import { parseTenantParam } from '../requests/parseTenantParam';
import { ObservedRequest } from '../services/ObservedRequest';
import { readRequest, RequestReader } from '../services/RequestReader';
import { RequestFollower } from './RequestFollower';

/** How patient the routes are, in milliseconds. */
export interface RequestsTiming {
  /** How long a request waits for clusters that were not watched yet. */
  settle: number;
  heartbeat: number;
  /** How often a stream asks the forge again, and whether its user may still read it. */
  poll: number;
  /** How long changes of clusters are gathered before they are sent. */
  gather: number;
  /** How long a stream lasts: the browser then comes back with a fresh token. */
  lifetime: number;
}

export const defaultRequestsTiming: RequestsTiming = {
  settle: 3_000,
  heartbeat: 15_000,
  poll: 3_000,
  gather: 250,
  lifetime: 15 * 60_000,
};

export interface RequestsRouterOptions {
  httpAuth: HttpAuthService;
  reader: RequestReader;
  registry: TenantRegistry;
  clusterCache: ClusterCacheService;
  argocd: ArgocdPlace | undefined;
  logger: LoggerService;
  timing: RequestsTiming;
  /** Called when the server is about to stop: open streams would keep it. */
  onShutdown: (end: () => void) => void;
}

/**
 * Change requests, on their way from the pull request to the clusters:
 *
 * - `GET /requests` answers `TenantRequestListing`, with those that the one who asks may read;
 * - `GET /requests/:name` answers `TenantRequest`, the newest of a tenant;
 * - the same with `/stream` sends them as server-sent events named `request`, the first at once and another after each
 *   change, and ends with one named `denied` when the user may no longer read them.
 *
 * 401 without a user, 400 on what is no tenant's name, 404 where there is no request or they may not read it, 503 where the
 * platform's tree was never read.
 */
export function createRequestsRouter(options: RequestsRouterOptions): Router {
  const { httpAuth, reader, timing } = options;
  const streams = new OpenStreams();
  options.onShutdown(() => streams.end());
  const router = createRouter();

  router.get('/requests', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    response.json(
      (await reader.list(credentials)) satisfies TenantRequestListing,
    );
  });

  router.get('/requests/:name', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const tenant = parseTenantParam(request.params);
    const found = await reader.find({ tenant, credentials });
    const observed = ObservedRequest.start({ ...options, ...found });
    try {
      await observed.settled(timing.settle);
      response.json(
        readRequest(found, observed, new Date()) satisfies TenantRequest,
      );
    } finally {
      observed.close();
    }
  });

  router.get('/requests/:name/stream', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const tenant = parseTenantParam(request.params);
    const found = await reader.find({ tenant, credentials });
    const follower = new RequestFollower({ ...options, credentials, found });
    const stream = openStateStream({
      response,
      heartbeatMilliseconds: timing.heartbeat,
      onEnd: () => {
        streams.delete(stream);
        follower.stop();
      },
    });
    streams.add(stream);
    follower.follow(stream);
  });

  return router;
}
