import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterCacheService,
  OpenStreams,
  openStateStream,
  parseEntityParams,
} from '@socle/plugin-platform-node';
import { EntityEnvironments } from '@socle/plugin-tenancy-common';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { AuthorizedScopes } from '../services/AuthorizedScopes';
import { ObservedScope } from '../services/ObservedScope';
import { ScopeFollower } from './ScopeFollower';

/** How patient the routes are, in milliseconds. */
export interface EnvironmentsTiming {
  /** How long a request waits for clusters that were not watched yet. */
  settle: number;
  heartbeat: number;
  /** How often a stream asks again whether its user may still read it, and whether its scope is still the same. */
  recheck: number;
  /** How long a stream lasts: the browser then comes back with a fresh token. */
  lifetime: number;
}

export const defaultTiming: EnvironmentsTiming = {
  settle: 3_000,
  heartbeat: 15_000,
  recheck: 60_000,
  lifetime: 15 * 60_000,
};

export interface EnvironmentsRouterOptions {
  httpAuth: HttpAuthService;
  scopes: AuthorizedScopes;
  clusterCache: ClusterCacheService;
  logger: LoggerService;
  timing: EnvironmentsTiming;
  /** Called when the server is about to stop: open streams would keep it. */
  onShutdown: (end: () => void) => void;
}

/**
 * Where an entity runs, and how its namespaces are:
 *
 * - `GET /entities/:kind/:namespace/:name/environments` answers `EntityEnvironments`;
 * - the same with `/stream` sends them as server-sent events named `environments`, the first at once and another after each
 *   change, and ends with one named `denied` when the user may no longer read them.
 *
 * 401 without a user, 400 on what is no entity's name, 404 where the user may not read the entity, 403 where they lack
 * `tenancy.tenant.read` on it, 503 where the GitOps tree was never read.
 */
export function createEnvironmentsRouter(
  options: EnvironmentsRouterOptions,
): Router {
  const { httpAuth, scopes, clusterCache, timing } = options;
  const streams = new OpenStreams();
  options.onShutdown(() => streams.end());
  const router = createRouter();

  router.get(
    '/entities/:kind/:namespace/:name/environments',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRef = parseEntityParams(request.params);
      const scope = await scopes.resolve({ entityRef, credentials });
      const observed = ObservedScope.start({ scope, clusterCache });
      try {
        await observed.settled(timing.settle);
        response.json(
          observed.environments(new Date()) satisfies EntityEnvironments,
        );
      } finally {
        observed.close();
      }
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/environments/stream',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const entityRef = parseEntityParams(request.params);
      const scope = await scopes.resolve({ entityRef, credentials });
      const follower = new ScopeFollower({
        ...options,
        entityRef,
        credentials,
        scope,
      });
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
    },
  );

  return router;
}
